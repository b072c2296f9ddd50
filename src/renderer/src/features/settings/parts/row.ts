import type { ComponentType } from 'react';
import type { Settings } from '../../../../../shared/bridge/settings';
import type { AppView } from '../../../../../shared/bridge/views';
import type { ServerId } from '../../../../../shared/model/ids';
import type { TextKey } from '../../../../../shared/texts';

/** The settings that hold a value of a kind: `SettingOf<boolean>` are the switches. */
export type SettingOf<T> = {
  [Name in keyof Settings]: Settings[Name] extends T ? Name : never;
}[keyof Settings];

/** What every row says of itself. The search looks through exactly this. */
interface RowTexts {
  label: TextKey;
  /** The explanation, in plain words. */
  text?: TextKey;
  /** Whether it is there at all now; always, unless said. */
  isShown?: (view: AppView) => boolean;
}

/** Where the settings lead. */
export interface Ways {
  onDoctor: () => void;
  onExport: (serverId: ServerId) => void;
  onCheckExport: () => void;
}

export interface SwitchRow extends RowTexts {
  kind: 'switch';
  setting: SettingOf<boolean>;
}

export interface ChoiceRow extends RowTexts {
  kind: 'choice';
  setting: SettingOf<string>;
  options: readonly { value: string; label: TextKey }[];
  /** Few short ones stand side by side, longer ones below one another, many in a list that opens. */
  layout: 'row' | 'column' | 'list';
}

export interface SliderRow extends RowTexts {
  kind: 'slider';
  setting: SettingOf<number>;
  min: number;
  max: number;
  step: number;
  /** How a value is written: a text with a place for `count`. */
  value: TextKey;
}

/** A row that is drawn by a component of its own, under the label and the explanation. */
export interface OwnRow extends RowTexts {
  kind: 'own';
  /** More that is found by the search: what the component itself says. */
  words: readonly TextKey[];
  /** What it changes, so that the section knows what to set back. */
  settings: readonly (keyof Settings)[];
  Body: ComponentType<{ labelId: string; ways: Ways }>;
}

/** One thing to choose, to do or to know. */
export type Row = SwitchRow | ChoiceRow | SliderRow | OwnRow;

/** A page of the settings. */
export interface Section {
  id: string;
  title: TextKey;
  Icon: ComponentType;
  rows: readonly Row[];
}

/** On or off. */
export function switchRow(setting: SettingOf<boolean>, texts: RowTexts): SwitchRow {
  return { kind: 'switch', setting, ...texts };
}

/** One of several; every value must have its label, in the order in which they are shown. */
export function choiceRow<Name extends SettingOf<string>>(
  setting: Name,
  {
    options,
    layout = 'column',
    ...texts
  }: RowTexts & { options: Record<Settings[Name], TextKey>; layout?: ChoiceRow['layout'] },
): ChoiceRow {
  const labels = Object.entries<TextKey>(options).map(([value, label]) => ({ value, label }));
  return { kind: 'choice', setting, options: labels, layout, ...texts };
}

/** A number between two ends. */
export function sliderRow(
  setting: SettingOf<number>,
  row: RowTexts & Pick<SliderRow, 'min' | 'max' | 'step' | 'value'>,
): SliderRow {
  return { kind: 'slider', setting, ...row };
}

/** Whatever else there is to see or to do. */
export function ownRow({
  words = [],
  settings = [],
  ...row
}: Omit<OwnRow, 'kind' | 'words' | 'settings'> & Partial<OwnRow>): OwnRow {
  return { ...row, kind: 'own', words, settings };
}

/** The texts of a row, by which it is found. */
export function textsOf(row: Row): TextKey[] {
  return [
    row.label,
    ...(row.text === undefined ? [] : [row.text]),
    ...(row.kind === 'choice' ? row.options.map(({ label }) => label) : []),
    ...(row.kind === 'own' ? row.words : []),
  ];
}

/** The settings that a row changes. */
export function settingsOf(row: Row): readonly (keyof Settings)[] {
  return row.kind === 'own' ? row.settings : [row.setting];
}

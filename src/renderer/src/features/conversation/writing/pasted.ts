import { lineStart, toFence } from './lines';

/** What the clipboard held. */
export interface Pasted {
  plain: string;
  html: string;
  /** What an editor says of the language; empty where none spoke. */
  language: string;
}

/** What can be made of words that were pasted. */
export interface PasteOffer {
  /** Where they stand, and all that stands in the box. */
  from: number;
  to: number;
  text: string;
  /** The same with their formatting; null where they had none. */
  formatted: string | null;
  /** The same as a block of code; null where they do not look like code. */
  code: string | null;
}

const FEW_LINES = 3;
const MONOSPACE = /<pre[\s>]|font-family:[^;"]*(?:mono|consolas|menlo|courier)/iu;
const CODE_LINE =
  /[{};,]\s*$|^\s{2,}\S|^\t+\S|^\s*(?:import|from|def|class|function|const|let|var|if|for|while|return|select|public|private|fn|use|package|#\w+|\/\/|[\w.-]+\s*[:=]\s*\S)|=>|<\/?\w+[ >]|\)\s*[{:]?\s*$/iu;

/** Whether pasted lines look like code. */
export function looksLikeCode({ plain, html, language }: Pasted): boolean {
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < FEW_LINES) return false;
  if (language !== '' || MONOSPACE.test(html)) return true;
  return lines.filter((line) => CODE_LINE.test(line)).length >= lines.length / 2;
}

/** Words as a block of code, for their place in a text. */
export function toCodeBlock(
  text: string,
  offer: { from: number; to: number },
  language: string,
): string {
  const { from, to } = offer;
  const plain = text.slice(from, to);
  const fence = toFence(plain);
  const before = from === lineStart(text, from) ? '' : '\n';
  const behind = to === text.length || text[to] === '\n' ? '' : '\n';
  return `${before}${fence}${language}\n${plain.replace(/\n+$/u, '')}\n${fence}${behind}`;
}

/** What a clipboard holds, as a box takes it. */
export function readClipboard(data: DataTransfer): Pasted {
  return {
    plain: data.getData('text/plain').replaceAll(/\r\n?/gu, '\n'),
    html: data.getData('text/html'),
    language: toLanguage(data.getData('vscode-editor-data')),
  };
}

/** The language of an editor that puts it beside the words. */
function toLanguage(json: string): string {
  const [, mode = ''] = /"mode"\s*:\s*"([\w+#-]{1,20})"/u.exec(json) ?? [];
  return mode === 'plaintext' || mode === 'markdown' ? '' : mode;
}

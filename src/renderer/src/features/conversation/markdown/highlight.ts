import dockerfile from 'highlight.js/lib/languages/dockerfile';
import powershell from 'highlight.js/lib/languages/powershell';
import { common, createLowlight } from 'lowlight';
import type { Shade, ShadedPiece } from './shades';

// Loaded when the first block of code is drawn: 170 kB of grammars.
const lowlight = createLowlight({ ...common, dockerfile, powershell });

/** What the grammars call things, by the colour they get; all others are drawn like words. */
const SHADES: readonly (readonly [Shade, RegExp])[] = [
  ['note', /^hljs-(?:comment|quote|meta)$/],
  ['string', /^hljs-(?:string|regexp|subst|addition|symbol|char|link|code)$/],
  ['number', /^hljs-(?:number|literal|bullet|variable|template-variable|deletion)$/],
  ['name', /^hljs-(?:title|section|name|attr|attribute|property|selector-.+|class)$/],
  ['keyword', /^hljs-(?:keyword|built_in|type|tag|doctag|operator)$/],
];

function toShade(classes: unknown, around: Shade | null): Shade | null {
  const names = Array.isArray(classes) ? classes.map(String) : [];
  for (const [shade, pattern] of SHADES) if (names.some((name) => pattern.test(name))) return shade;
  return around;
}

type Tree = ReturnType<typeof lowlight.highlight>;

function gather(children: Tree['children'], around: Shade | null, pieces: ShadedPiece[]): void {
  for (const child of children) {
    if (child.type === 'text') {
      const last = pieces.at(-1);
      if (last !== undefined && last.shade === around) last.text += child.value;
      else pieces.push({ text: child.value, shade: around });
    } else if (child.type === 'element') {
      // Grammars put few things into one another; the tree is as deep as they are.
      gather(child.children, toShade(child.properties['className'], around), pieces);
    }
  }
}

/** The pieces of some code, each with its colour; null for languages that nobody knows. */
export function highlight(text: string, language: string): readonly ShadedPiece[] | null {
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return null;
  const pieces: ShadedPiece[] = [];
  gather(lowlight.highlight(name, text).children, null, pieces);
  return pieces;
}

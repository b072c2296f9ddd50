// `node scripts/write-emoji.mjs`: writes what the emoji picker knows, after another version of `emojibase-data` came.
import './lib/node-floor.mjs';
import { writeFileSync } from 'node:fs';
import { createEmojiFile, createNamesFile, NAMED_LANGUAGES } from './lib/emoji.mjs';

const folder = new URL('../src/renderer/src/features/conversation/emoji/data/', import.meta.url);
writeFileSync(new URL('emoji.txt', folder), createEmojiFile());
for (const language of NAMED_LANGUAGES)
  writeFileSync(new URL(`names.${language}.txt`, folder), createNamesFile(language));

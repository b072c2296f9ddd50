/**
 * The words in which the import table is written. A pattern says which imports are wrong and what to do instead.
 * @typedef {{ message: string } & ({ regex: string, importNames?: string[] } | { group: string[] })} Pattern
 * @typedef {{ files: string[], excludeFiles?: string[], plugins?: string[], rules: Record<string, unknown> }} Override
 */

/** Files with the wider doors of tests. */
export const testFiles = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'];

/**
 * Packages allowed, all others refused; files of the project are judged by other patterns.
 * @param {string[]} packages
 * @param {string} message
 * @returns {Pattern}
 */
export function only(packages, message) {
  const allowed = packages.flatMap((name) => [`!${name}`, `!${name}/**`]);
  return { group: ['*', '!./**', '!../**', ...allowed], message };
}

/**
 * Other rooms refused: folders reached by going up.
 * @param {string[]} names
 * @param {string} message
 * @returns {Pattern}
 */
export function noRooms(names, message) {
  return { regex: `^(\\.\\./)+(${names.join('|')})(/|$)`, message };
}

/**
 * Paths refused by a regular expression.
 * @param {string} regex
 * @param {string} message
 * @returns {Pattern}
 */
export function noPath(regex, message) {
  return { regex, message };
}

/**
 * A folder refused but for its doors.
 * @param {string} folder
 * @param {string[]} doors
 * @param {string} message
 * @returns {Pattern}
 */
export function onlyDoors(folder, doors, message) {
  return {
    group: [`../**/${folder}/**`, ...doors.map((door) => `!../**/${folder}/${door}`)],
    message,
  };
}

/**
 * What the code of a room may not import. Of several entries that fit a file, the last one counts alone.
 * @param {string | string[]} files
 * @param {...Pattern} patterns
 * @returns {Override}
 */
export function code(files, ...patterns) {
  return { ...anywhere(files, ...patterns), excludeFiles: testFiles };
}

/**
 * What the tests of a room may not import.
 * @param {string} room
 * @param {...Pattern} patterns
 * @returns {Override}
 */
export function tests(room, ...patterns) {
  return anywhere(
    testFiles.map((pattern) => `src/${room}/${pattern}`),
    ...patterns,
  );
}

/**
 * What no file of a folder may import. Refusals go before lists with doors (`!…`), because a path that
 * a list lets through is not shown to what comes after.
 * @param {string | string[]} files
 * @param {...Pattern} patterns
 * @returns {Override}
 */
export function anywhere(files, ...patterns) {
  return {
    files: [files].flat(),
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...patterns.filter((one) => 'regex' in one),
            ...patterns.filter((one) => 'group' in one),
          ],
        },
      ],
    },
  };
}

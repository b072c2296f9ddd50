/** The name under which systems know the installed app; the same as in `packaging/names.mjs`. */
export const APP_ID = 'chat.hearth.Hearth';

// What the installed app is called, in one place: none of this can change once somebody has installed it.

/** Reverse-DNS name: bundle id on macOS, app user model id on Windows, component id on Linux. */
export const APP_ID = 'chat.hearth.Hearth';
/** What people read. */
export const PRODUCT = 'Hearth';
/** Command, Debian package, icon and desktop file on Linux. */
export const EXECUTABLE = 'hearth';
/** The scheme of invites. */
export const SCHEME = 'hearth';
/** The service that hosts announce; macOS lets an app look only for those it names. */
export const SERVICE = '_hearth._tcp';
/** Whom packages name as the one to write to, and where more is said: the release workflow knows. */
export const MAINTAINER =
  process.env['HEARTH_MAINTAINER'] ?? 'The Hearth authors <hearth@hearth.invalid>';
export const HOMEPAGE = process.env['HEARTH_HOMEPAGE'] ?? 'https://hearth.invalid/';

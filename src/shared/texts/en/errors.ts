import type { ErrorCode } from '../../model/errors';

/** What people read when something is refused: what happened and what to do next. */
export const errors = {
  bad_request: 'Hearth could not make sense of that. Check it and try again.',
  not_found: 'That is not here any more, or it is not open to you.',
  not_allowed: 'You are not allowed to do that here. Ask the host.',
  conflict: 'That is already taken. Choose another name.',
  too_large: 'That is too long. Make it shorter and try again.',
  limit_reached: 'There are too many of these already. Remove some first.',
  slow_down: 'That was a lot at once. Wait a moment and try again.',
  muted: 'You are muted on this server: you can read, but not write.',
  unavailable: 'That does not work right now. Try again in a moment.',
  not_offered:
    'The Hearth of this server is older and does not have this. Ask the host to update it.',
  internal: 'Something went wrong inside Hearth. Try again; if it stays, restart the app.',
  timeout: 'The server did not answer in time. Hearth keeps trying.',
  version_mismatch:
    'Your Hearth and this server have versions that do not fit together. Update the older of the two.',
  app_too_old:
    'This server needs a newer Hearth than yours. Update Hearth on this computer; what you have here stays.',
  server_too_old:
    'This server runs an older Hearth, which yours does not understand any more. Ask the host to update it.',
  password_required: 'This server wants a password. Ask the person who hosts it.',
  wrong_password: 'That is not the password of this server. Check it with the person who hosts it.',
  invite_invalid: 'This invite is not valid, or no longer. Ask for a new one.',
  invite_required: 'Newcomers need an invite here. Ask the person who hosts it for one.',
  awaiting_admission: 'The host was asked to let you in and has not answered yet.',
  admission_refused: 'The host did not let you in. Talk to them, or ask for an invite.',
  banned: 'You are banned from this server. Only its host or a moderator can lift that.',
  bad_signature: 'The server could not confirm your key. Restart Hearth and try again.',
  name_invalid: 'This name does not work. Use 1 to 32 visible characters.',
  too_many_connections:
    'The server has no place for another connection right now. Try again in a moment.',
  address_invalid:
    'This is neither an invite nor an address. An address looks like 192.168.1.20 or 192.168.1.20:7788.',
  words_invalid:
    'These are not the eight words of a key. Ask the host to read them from the host panel once more.',
  unreachable:
    'Nothing answers there. Check that the host is running and that you are on the same network.',
  not_running:
    'The host’s computer answers, but Hearth is not hosting there right now. It may have been closed, or it crashed.',
  no_network: 'This computer is on no network right now. Connect to the one that the host is on.',
  not_hearth:
    'Something answers there, but it is not a Hearth server. Check the address and the port.',
  wrong_key:
    'This server shows another key than the one you know. Somebody may be pretending to be it, so Hearth did not connect.',
  offline: 'You are not connected to this server. Hearth keeps trying.',
  server_stopped: 'The host has stopped hosting. Hearth connects when hosting goes on.',
  server_sleeping: 'The host’s computer is asleep. Hearth connects when it wakes up.',
  removed: 'You were removed from this server. Hearth does not go back by itself.',
  port_in_use:
    'No free port was found to host on. Close another program that hosts something and try again.',
  storage_failed:
    'The server could not open its data on disk. Check that there is space and that the folder can be written.',
  storage_newer:
    'This data was written by a newer Hearth. Update Hearth to host it; nothing was changed.',
  already_hosting: 'You are already hosting.',
  not_hosting: 'You are not hosting.',
} as const satisfies Record<ErrorCode, string>;

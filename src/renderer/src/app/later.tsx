import { lazy } from 'react';

const loadRoomDialogs = () => import('../features/rooms/room-dialogs');
const loadServerDialogs = () => import('../features/servers/dialogs');
const loadSettings = () => import('../features/settings');
const loadExport = () => import('../features/export');
const loadDoctor = () => import('../features/doctor');
const loadHosting = () => import('../features/hosting');
const loadActDialog = () => import('../features/members/act-dialog');
const loadOrder = () => import('../features/order');
const loadProfile = () => import('../features/profile');
const loadShortcuts = () => import('../features/shortcuts');
const loadSwitcher = () => import('../features/switcher');
const loadNotifying = () => import('../features/notifying');
const loadLinks = () => import('../features/links');
const loadSaved = () => import('../features/saved');
const loadSearch = () => import('../features/search');

/** The first picture and what was asked of main at the start come before. */
const QUIET_MS = 250;

/** What the first picture does not need, each in a file of its own. */
export const RoomDialogs = lazy(async () => ({ default: (await loadRoomDialogs()).RoomDialogs }));
export const JoinDialog = lazy(async () => ({ default: (await loadServerDialogs()).JoinDialog }));
export const NearbyDialog = lazy(async () => ({
  default: (await loadServerDialogs()).NearbyDialog,
}));
export const ForgetDialog = lazy(async () => ({
  default: (await loadServerDialogs()).ForgetDialog,
}));
export const KeyDialog = lazy(async () => ({ default: (await loadServerDialogs()).KeyDialog }));
export const SettingsDialog = lazy(async () => ({
  default: (await loadSettings()).SettingsDialog,
}));
export const ExportDialog = lazy(async () => ({ default: (await loadExport()).ExportDialog }));
export const CheckDialog = lazy(async () => ({ default: (await loadExport()).CheckDialog }));
export const DoctorDialog = lazy(async () => ({ default: (await loadDoctor()).DoctorDialog }));
export const NotifyDialog = lazy(async () => ({ default: (await loadNotifying()).NotifyDialog }));
export const MessageLinkDialog = lazy(async () => ({
  default: (await loadLinks()).MessageLinkDialog,
}));
export const SavedDialog = lazy(async () => ({ default: (await loadSaved()).SavedDialog }));
export const SearchPanel = lazy(async () => ({ default: (await loadSearch()).SearchPanel }));
export const ShortcutsDialog = lazy(async () => ({
  default: (await loadShortcuts()).ShortcutsDialog,
}));
export const SwitcherDialog = lazy(async () => ({
  default: (await loadSwitcher()).SwitcherDialog,
}));
export const SayDialog = lazy(async () => ({ default: (await loadProfile()).SayDialog }));
export const ActDialog = lazy(async () => ({ default: (await loadActDialog()).ActDialog }));
export const Order = lazy(async () => ({ default: (await loadOrder()).Order }));
export const OrderDialog = lazy(async () => ({ default: (await loadOrder()).OrderDialog }));
export const HostPanel = lazy(async () => ({ default: (await loadHosting()).HostPanel }));

/** Loads all of it soon after the first picture, so that nobody ever waits for it. Returns how to give up. */
export function loadTheRest(): () => void {
  const timer = setTimeout(() => {
    for (const load of [
      loadRoomDialogs,
      loadServerDialogs,
      loadSettings,
      loadExport,
      loadDoctor,
      loadHosting,
      loadActDialog,
      loadOrder,
      loadProfile,
      loadNotifying,
      loadLinks,
      loadSaved,
      loadSearch,
      loadShortcuts,
      loadSwitcher,
    ]) {
      // What fails here fails again, and is told, when it is needed.
      void load().catch(() => undefined);
    }
  }, QUIET_MS);
  return () => clearTimeout(timer);
}

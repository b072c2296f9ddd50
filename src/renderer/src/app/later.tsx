import { comesLater } from '../components/comes-later';
import { SkeletonRows } from '../components/skeletons';
import { LoadingScreen } from './loading-screen';

const onboarding = comesLater(() => import('../features/onboarding'));
const rooms = comesLater(() => import('../features/rooms/room-dialogs'));
const servers = comesLater(() => import('../features/servers/dialogs'));
const settings = comesLater(() => import('../features/settings'));
const exporting = comesLater(() => import('../features/export'));
const doctor = comesLater(() => import('../features/doctor'));
const hosting = comesLater(() => import('../features/hosting'));
const act = comesLater(() => import('../features/members/act-dialog'));
const order = comesLater(() => import('../features/order'));
const profile = comesLater(() => import('../features/profile'));
const notifying = comesLater(() => import('../features/notifying'));
const links = comesLater(() => import('../features/links'));
const saved = comesLater(() => import('../features/saved'));
const search = comesLater(() => import('../features/search'));
const shortcuts = comesLater(() => import('../features/shortcuts'));
const switcher = comesLater(() => import('../features/switcher'));

/** For whoever has no server yet: with it begins the first picture. */
export const loadOnboarding = onboarding.load;

// What the first picture of a room does not need.
export const Onboarding = onboarding.part((from) => from.Onboarding, <LoadingScreen />);
export const RoomDialogs = rooms.part((from) => from.RoomDialogs);
export const JoinDialog = servers.part((from) => from.JoinDialog);
export const NearbyDialog = servers.part((from) => from.NearbyDialog);
export const ForgetDialog = servers.part((from) => from.ForgetDialog);
export const KeyDialog = servers.part((from) => from.KeyDialog);
export const SettingsDialog = settings.part((from) => from.SettingsDialog);
export const ExportDialog = exporting.part((from) => from.ExportDialog);
export const CheckDialog = exporting.part((from) => from.CheckDialog);
export const DoctorDialog = doctor.part((from) => from.DoctorDialog);
export const NotifyDialog = notifying.part((from) => from.NotifyDialog);
export const MessageLinkDialog = links.part((from) => from.MessageLinkDialog);
export const SavedDialog = saved.part((from) => from.SavedDialog);
export const SearchPanel = search.part((from) => from.SearchPanel, <SkeletonRows />);
export const ShortcutsDialog = shortcuts.part((from) => from.ShortcutsDialog);
export const SwitcherDialog = switcher.part((from) => from.SwitcherDialog);
export const SayDialog = profile.part((from) => from.SayDialog);
export const ActDialog = act.part((from) => from.ActDialog);
export const Order = order.part((from) => from.Order);
export const OrderDialog = order.part((from) => from.OrderDialog);
export const HostPanel = hosting.part((from) => from.HostPanel, <SkeletonRows />);

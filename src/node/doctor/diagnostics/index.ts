import { STEPS } from '../../../shared/doctor/finding';
import type { Diagnostic } from '../diagnostic';
import { addressDiagnostic } from './address';
import { clockDiagnostic } from './clock';
import { firewallDiagnostic } from './firewall';
import { goalDiagnostic } from './goal';
import { interfaceDiagnostic } from './interface';
import { isolationDiagnostic } from './isolation';
import { multicastDiagnostic } from './multicast';
import { ownDiagnostic } from './own';
import { peerDiagnostic } from './peer';
import { permissionDiagnostic } from './permission';
import { portDiagnostic } from './port';
import { routeDiagnostic } from './route';
import { storageDiagnostic } from './storage';
import { vpnDiagnostic } from './vpn';

/** Everything the doctor looks at, in the order in which it is read. */
export const diagnostics: readonly Diagnostic[] = [
  interfaceDiagnostic,
  addressDiagnostic,
  goalDiagnostic,
  routeDiagnostic,
  vpnDiagnostic,
  peerDiagnostic,
  isolationDiagnostic,
  portDiagnostic,
  ownDiagnostic,
  multicastDiagnostic,
  firewallDiagnostic,
  permissionDiagnostic,
  clockDiagnostic,
  storageDiagnostic,
].toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));

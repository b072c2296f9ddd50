import { createDiagnostic } from '../diagnostic';

/** An interface is up. */
export const interfaceDiagnostic = createDiagnostic('interface', ['machine'], ({ machine }) => {
  const names = [...new Set(machine.addresses.map(({ interfaceName }) => interfaceName))];
  if (names.length === 0) return { code: 'interface_none' };
  return { code: 'interface_up', values: { interfaces: names.slice(0, 8).join(', ') } };
});

import { printAddress } from '../../../shared/protocol/address';
import { createDiagnostic, type Judgement } from '../diagnostic';

/** Whether the server hosted here answers at this machine's own addresses, as others would ask it. */
export const ownDiagnostic = createDiagnostic('own', ['own'], ({ own }, { hosted }): Judgement => {
  if (hosted?.isRunning !== true) return { code: 'skipped_not_hosting' };
  if (own.length === 0) return { code: 'skipped_no_network' };
  const print = (isReached: boolean) =>
    own
      .filter((one) => one.isReached === isReached)
      .map(({ address }) => printAddress(address))
      .join(', ');
  const addresses = print(true);
  const silent = print(false);
  if (silent === '') return { code: 'own_reachable', values: { addresses } };
  if (addresses === '') return { code: 'own_unreachable', values: { silent } };
  return { code: 'own_partly', values: { addresses, silent } };
});

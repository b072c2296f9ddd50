import { createDiagnostic } from '../diagnostic';

/** Whether what was to be joined is an address of this network. The best of them decides. */
export const goalDiagnostic = createDiagnostic('goal', ['targets'], ({ targets }, { goal }) => {
  if (goal === null) return { code: 'skipped_no_goal' };
  if (goal === 'invalid') return { code: 'goal_invalid' };
  const hostOf = (kind: 'near' | 'this_computer' | 'needs_zone' | 'internet') => {
    const target = targets.find((one) => one.kind === kind);
    return target !== undefined && 'host' in target ? { address: target.host } : null;
  };
  const near = hostOf('near');
  if (near !== null) return { code: 'goal_good', values: near };
  const own = hostOf('this_computer');
  if (own !== null) return { code: 'goal_this_computer', values: own };
  const zoneless = hostOf('needs_zone');
  if (zoneless !== null) return { code: 'goal_needs_zone', values: zoneless };
  const far = hostOf('internet');
  return far === null ? { code: 'goal_unknown_name' } : { code: 'goal_internet', values: far };
});

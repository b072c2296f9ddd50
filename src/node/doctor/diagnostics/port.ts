import { createDiagnostic, type Judgement } from '../diagnostic';
import type { HelloAnswer } from '../facts';

const toOther = ({ who }: HelloAnswer) =>
  who === 'hearth' ? 'port_other_hearth' : 'port_other_program';

/** Whose the port is on which this machine hosts, or would. */
export const portDiagnostic = createDiagnostic('port', ['port'], (facts, subject): Judgement => {
  const { port: answer, wanted } = facts.port;
  const { hosted } = subject;
  const { port } = hosted ?? subject;
  if (hosted?.isRunning === true) {
    const isOwn = answer?.who === 'hearth' && answer.serverId === hosted.serverId;
    if (answer !== null && !isOwn) return { code: toOther(answer), values: { port } };
    if (answer === null) return { code: 'port_not_listening', values: { port } };
    if (hosted.wantedPort === 0 || hosted.wantedPort === port) {
      return { code: 'port_own', values: { port } };
    }
    const values = { port, wanted: hosted.wantedPort };
    if (wanted === null) return { code: 'port_moved', values };
    return { code: wanted.who === 'hearth' ? 'port_moved_hearth' : 'port_moved_program', values };
  }
  if (answer === null) return { code: 'port_free', values: { port } };
  return { code: toOther(answer), values: { port } };
});

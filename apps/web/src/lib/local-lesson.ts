import type { DeviceRole, LabActivity, Lesson } from '@frameplay/classroom';
import type { Lab } from '@frameplay/lab';
import { LOCAL_PARTICIPANT, LocalClassroom } from './live/local-classroom';

const TITLE = { zh: '沙盒', en: 'Sandbox' };

/** A lab as an exercise without a goal: all terminals open, nothing to check. */
export function localLesson(lab: Lab, text: string): Lesson {
  const activity: LabActivity = {
    kind: 'lab',
    id: 'sandbox',
    title: TITLE,
    task: TITLE,
    hints: [],
    tests: [],
    lab: text,
    playFromStep: lab.steps.length,
    vip: vipOf(lab),
    roles: Object.fromEntries(lab.nodes.map(({ name }) => [name, roleOf(lab, name)])),
    vary: {},
    terminals: lab.nodes.map(({ name }) => name),
    checks: [],
    par: 0,
    budget: null,
    cause: null,
  };
  const seat = lab.nodes[0]?.name ?? '';
  return {
    id: 'sandbox',
    number: '0',
    title: TITLE,
    summary: TITLE,
    minutes: 0,
    defaultMode: 'guided',
    seats: [{ seat, role: roleOf(lab, seat), title: TITLE }],
    activities: [activity],
  };
}

/** What a device is, judged by what its commands make of it. */
export function roleOf(lab: Lab, name: string): DeviceRole {
  const node = lab.nodes.find((one) => one.name === name);
  if (node === undefined || node.kind === 'bridge') return 'switch';
  const commands = lab.steps.flatMap((step) => (step.kind === 'run' && step.on === name ? [step.command] : []));
  if (commands.some((command) => /^ipvsadm\s+(-A|--add-service)/.test(command)) || /^director/.test(name))
    return 'director';
  if (node.serve.length > 0) return 'server';
  const wires = lab.links.flatMap(({ endpoints }) => endpoints).filter((endpoint) => endpoint.node === name);
  return wires.length > 1 || commands.some((command) => command.includes('ip_forward=1')) ? 'gateway' : 'client';
}

/** The address of the first virtual service; without one there is none. */
function vipOf(lab: Lab): string {
  for (const step of lab.steps) {
    const found = step.kind === 'run' ? /^ipvsadm\s+-A\s+-[tu]\s+([0-9.]+):/.exec(step.command) : null;
    if (found?.[1] !== undefined) return found[1];
  }
  return '0.0.0.0';
}

/** A classroom of this browser alone at this lab, with its steps run. Throws where a step cannot be run. */
export function openLab(lab: Lab, text: string): LocalClassroom {
  const lesson = localLesson(lab, text);
  const solo = { participantId: LOCAL_PARTICIPANT, seat: lesson.seats[0]?.seat ?? '' };
  const catalogue = new Map([[lesson.id, lesson]]);
  return new LocalClassroom(catalogue, { type: 'open', lessonId: lesson.id, mode: 'guided', seed: 1, solo });
}

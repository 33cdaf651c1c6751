import {
  type Actor,
  type AskedQuestion,
  applyEntry,
  type Catalogue,
  type ClassroomEvent,
  type ClassroomState,
  type Command,
  emptyClassroom,
  type LabActivity,
  type Lesson,
  type PredictActivity,
  type QuizActivity,
} from '@frameplay/classroom';

const text = (en: string) => ({ zh: `中 ${en}`, en });

const LAB = `name: pair
topology:
  nodes: { a: { kind: linux }, b: { kind: linux } }
  links:
    - endpoints: [ { node: a, interface: eth0, mac: "02:00:00:00:00:0a" }, { node: b, interface: eth0, mac: "02:00:00:00:00:0b" } ]
steps:
  - { on: a, run: "ip addr add 10.0.0.1/24 dev eth0" }
  - { on: a, run: "ping -c 1 10.0.0.2" }
`;

function asked(id: string, rest: Pick<AskedQuestion, 'answer' | 'key'>): AskedQuestion {
  const wrong = [{ value: '9', misconception: 'M9', why: text('nine is too many') }];
  return { id, prompt: text(`how many, ${id}?`), points: 2, why: text('because'), expectedWrong: wrong, ...rest };
}

const described = { title: text('Part'), task: text('Do.'), tests: [] };
const staged = { lab: LAB, playFromStep: 1, vip: '10.0.0.1', roles: { a: 'client', b: 'server' } as const, vary: {} };
const arpRequest = { at: 'a:eth0', dir: 'out', frameClass: 'arp-request', nth: 1 } as const;

const predict: PredictActivity = {
  ...{ kind: 'predict', id: 'predict', ...described, ...staged },
  hints: [{ text: text('count'), cost: 15 }],
  stops: [
    {
      id: 'asks',
      before: { step: 1 },
      given: null,
      questions: [
        asked('n', { answer: { kind: 'number' }, key: { from: 'frame-count', frame: arpRequest, untilStep: 1 } }),
      ],
    },
  ],
};

const lab: LabActivity = {
  ...{
    kind: 'lab',
    id: 'lab',
    ...described,
    ...staged,
    hints: [],
    terminals: ['a', 'b'],
    par: 1,
    budget: null,
    cause: null,
  },
  checks: [
    {
      ...{ id: 'ping', title: text('a reaches b'), failed: text('b is silent'), points: 4, collateral: false },
      steps: [{ kind: 'run', on: 'a', run: 'ping -c 1 10.0.0.2' }],
      expect: [{ kind: 'exit', step: 0, code: 0 }],
    },
  ],
};

const quiz: QuizActivity = {
  ...{ kind: 'quiz', id: 'quiz', ...described, hints: [], check: null },
  questions: [asked('q', { answer: { kind: 'number' }, key: { from: 'stated', value: '2' } })],
};

/** One part of each kind that is not about frames. */
export const kindsLesson: Lesson = {
  ...{ id: 'kinds', number: '0.0', title: text('Kinds'), summary: text('Kinds'), minutes: 1, defaultMode: 'guided' },
  seats: [{ seat: 'a', role: 'client', title: text('A') }],
  activities: [predict, lab, quiz],
};
const catalogue: Catalogue = new Map([['kinds', kindsLesson]]);

/** A classroom of the rules alone: what each command of a log makes true. */
export class Rules {
  readonly state: ClassroomState = emptyClassroom();
  seq = 0;

  send(actor: Actor, command: Command): readonly ClassroomEvent[] {
    this.seq += 1;
    const at = `2026-01-01T00:00:${String(this.seq).padStart(2, '0')}.000Z`;
    const { events, refusal } = applyEntry(this.state, { seq: this.seq, actor, command, at }, catalogue);
    if (refusal !== null) throw new Error(refusal.en);
    return events;
  }
}

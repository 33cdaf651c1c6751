import { lessonLabs } from '@frameplay/lab';
import type { LabActivity, PredictActivity, QuizActivity } from '../lesson/activity.js';
import type { Catalogue, Lesson } from '../lesson/lesson.js';
import type { AskedQuestion } from '../lesson/question.js';
import { flatWalk, VIP, walkLesson } from './walk-lesson.js';

const { text, playFromStep } = lessonLabs.flatWalk;
const words = (en: string) => ({ zh: `中：${en}`, en });
const { roles } = flatWalk;

export const FIRST_CURL = playFromStep;

function question(id: string, rest: Pick<AskedQuestion, 'answer' | 'key'> & Partial<AskedQuestion>): AskedQuestion {
  return {
    id,
    prompt: words(`prompt of ${id}`),
    points: 2,
    why: words(`SECRET why ${id}`),
    expectedWrong: [],
    ...rest,
  };
}

/** Before the first request: the MAC that the client sends its SYN to; before the second: which server gets it. */
export const predictWalk: PredictActivity = {
  kind: 'predict',
  id: 'predict',
  title: words('Predict'),
  task: words('Say what comes.'),
  hints: [
    { text: words('HINT one'), cost: 10 },
    { text: words('HINT two'), cost: 25 },
  ],
  tests: ['S4'],
  lab: text,
  playFromStep,
  vip: VIP,
  roles,
  vary: {},
  stops: [
    {
      id: 'syn',
      before: { step: FIRST_CURL },
      given: null,
      questions: [
        question('dst', {
          answer: { kind: 'mac' },
          key: {
            from: 'frame',
            frame: { at: 'client:eth0', dir: 'out', frameClass: 'syn', nth: 1 },
            field: 'dst',
          },
          expectedWrong: [{ value: '02:00:00:00:00:11', misconception: 'M2', why: words('SECRET wrong') }],
        }),
        question('who', {
          answer: { kind: 'nodes' },
          key: { from: 'arp-answers', asker: 'client', address: VIP },
        }),
      ],
    },
    {
      id: 'request',
      before: { frame: { at: 'director:eth0', dir: 'out', frameClass: 'request', nth: 2 } },
      given: { at: 'director:eth0', dir: 'in', frameClass: 'request', nth: 2 },
      questions: [
        question('ttl', {
          answer: { kind: 'number' },
          key: {
            from: 'frame',
            frame: { at: 'director:eth0', dir: 'out', frameClass: 'request', nth: 2 },
            field: 'ttl',
          },
        }),
      ],
    },
  ],
};

/** The director has lost its services: nobody answers requests for the VIP. */
export const repairWalk: LabActivity = {
  kind: 'lab',
  id: 'repair',
  title: words('Repair'),
  task: words('Make it work.'),
  hints: [{ text: words('HINT look at the director'), cost: 20 }],
  tests: ['S7'],
  lab: text.replace(/steps:[\s\S]*/, (steps) => `${steps}  - { on: director, run: "ipvsadm -C" }\n`),
  playFromStep,
  vip: VIP,
  roles,
  vary: {},
  terminals: ['director', 'rs1', 'client'],
  par: 3,
  budget: null,
  cause: null,
  checks: [
    {
      id: 'both',
      title: words('both servers answer'),
      failed: words('not both answer'),
      points: 3,
      collateral: false,
      steps: [
        { kind: 'run', on: 'client', run: `curl -s --max-time 5 http://${VIP}/` },
        { kind: 'run', on: 'client', run: `curl -s --max-time 5 http://${VIP}/` },
      ],
      expect: [
        { kind: 'exit', step: 0, code: 0 },
        { kind: 'outputs-include', texts: ['rs1', 'rs2'] },
      ],
    },
    {
      id: 'direct',
      title: words('the director still answers a ping'),
      failed: words('the director is gone'),
      points: 1,
      collateral: true,
      steps: [{ kind: 'run', on: 'client', run: 'ping -c 1 192.168.1.10' }],
      expect: [
        { kind: 'output', step: 0, matches: '1 received', not: false },
        { kind: 'frames', frame: { at: 'client:eth0', dir: 'out', frameClass: 'icmp' }, min: 1, max: 1 },
      ],
    },
  ],
};

export const REPAIRS = [
  `ipvsadm -A -t ${VIP}:80 -s rr`,
  `ipvsadm -a -t ${VIP}:80 -r 192.168.1.11:80 -g`,
  `ipvsadm -a -t ${VIP}:80 -r 192.168.1.12:80 -g`,
];

export const incidentWalk: LabActivity = {
  ...repairWalk,
  id: 'incident',
  budget: {
    points: 10,
    costs: [
      { command: 'ipvsadm -L', points: 4 },
      { command: 'ipvsadm -Ln', points: 4 },
      { command: 'ip neigh', points: 2 },
    ],
  },
  cause: question('cause', {
    answer: {
      kind: 'choice',
      options: [
        { id: 'no-service', text: words('no service') },
        { id: 'arp', text: words('ARP') },
      ],
    },
    key: { from: 'stated', value: 'no-service' },
    expectedWrong: [{ value: 'arp', misconception: 'M2', why: words('ARP is fine') }],
  }),
};

export const quizWalk: QuizActivity = {
  kind: 'quiz',
  id: 'quiz',
  title: words('Quiz'),
  task: words('Answer.'),
  hints: [],
  tests: ['M2'],
  check: null,
  questions: [
    question('count', { answer: { kind: 'number' }, key: { from: 'stated', value: '2' } }),
    question('which', {
      answer: {
        kind: 'choices',
        options: [
          { id: 'a', text: words('A') },
          { id: 'b', text: words('B') },
          { id: 'c', text: words('C') },
        ],
      },
      key: { from: 'stated', value: 'a c' },
      expectedWrong: [{ value: 'b', misconception: 'M7', why: words('not b') }],
    }),
  ],
};

const lessons: readonly Lesson[] = [
  walkLesson('predict', [predictWalk, quizWalk]),
  walkLesson('repair', [repairWalk, quizWalk]),
  walkLesson('incident', [incidentWalk]),
  walkLesson('quiz', [quizWalk]),
  walkLesson('mixed', [flatWalk, predictWalk, repairWalk, quizWalk]),
];

export const kinds: Catalogue = new Map(lessons.map((lesson) => [lesson.id, lesson]));

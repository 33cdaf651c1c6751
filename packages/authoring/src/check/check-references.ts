import type { Activity, AnswerForm, AskedQuestion, CheckStep, Expectation, FrameSelector } from '@frameplay/classroom';
import type { Lab } from '@frameplay/lab';
import type { CompiledActivity } from '../compile/compile-activity.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';
import type { YamlPath } from '../read/yaml-file.js';

/** Every node, seat, capture point and role that a lesson names is there. */
export function checkReferences({ folder, activities, lesson }: CompiledLesson): Problem[] {
  const problems = activities.flatMap((compiled) => new ReferencesOf(compiled).check());
  const seats = lesson.seats.flatMap(({ seat, role }, index) =>
    activities.flatMap(({ activity, source }) => {
      if (activity.kind !== 'seat' || activity.roles[seat] === role) return [];
      const had = activity.roles[seat] === undefined ? 'no such node' : `it as ${activity.roles[seat]}`;
      return [
        folder.lesson.problemAt(
          ['seats', index],
          'reference',
          `seat ${seat} is a ${role}; ${source.yaml.file} has ${had}`,
        ),
      ];
    }),
  );
  const strangers = lesson.seats.flatMap(({ seat }, index) => {
    const staged = activities.filter(({ lab }) => lab !== null);
    if (staged.length === 0 || staged.some(({ lab }) => lab?.nodes.some(({ name }) => name === seat))) return [];
    return [folder.lesson.problemAt(['seats', index], 'reference', `seat ${seat} is a node of no lab of this lesson`)];
  });
  return [
    ...(seats.length > 0 ? seats : strangers),
    ...twice(folder.lesson.value.seats.map(({ seat }) => seat)).map((seat) =>
      folder.lesson.problemAt(['seats'], 'reference', `seat ${seat} is there twice`),
    ),
    ...problems,
  ];
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

type Place = { readonly name: string; readonly path: YamlPath };

/** What one activity refers to, held against its lab. */
class ReferencesOf {
  readonly #compiled: CompiledActivity;
  readonly #problems: Problem[] = [];

  constructor(compiled: CompiledActivity) {
    this.#compiled = compiled;
  }

  check(): readonly Problem[] {
    const { activity, lab } = this.#compiled;
    this.#ids(activity);
    if (activity.kind === 'quiz' || lab === null) return this.#problems;
    this.#nodes(
      Object.keys(activity.roles).map((name) => ({ name, path: ['roles', name] })),
      lab,
    );
    if (activity.kind === 'seat') this.#seat(activity);
    if (activity.kind === 'predict') this.#stops(activity, lab);
    if (activity.kind === 'lab') this.#lab(activity, lab);
    return this.#problems;
  }

  #fail(path: YamlPath, reason: string): void {
    this.#problems.push(this.#compiled.source.yaml.problemAt(path, 'reference', reason));
  }

  #nodes(places: readonly Place[], lab: Lab): void {
    const known = lab.nodes.map(({ name }) => name);
    for (const { name, path } of places) {
      if (!known.includes(name)) this.#fail(path, `"${name}" is no node of the lab (${known.join(', ')})`);
    }
  }

  #capture({ at }: Pick<FrameSelector, 'at'>, path: YamlPath, lab: Lab): void {
    const ends = lab.links.flatMap(({ endpoints }) => endpoints.map((end) => `${end.node}:${end.interface}`));
    const tunnels = lab.nodes.filter(({ kind }) => kind === 'linux').map(({ name }) => `${name}:tunl0`);
    if (![...ends, ...tunnels].includes(at))
      this.#fail(path, `"${at}" is no capture point of the lab (${ends.join(', ')})`);
  }

  #question({ key }: AskedQuestion, path: YamlPath, lab: Lab): void {
    const at = [...path, 'key'];
    if (key.from === 'frame' || key.from === 'frame-count') this.#capture(key.frame, at, lab);
    if ('node' in key) this.#nodes([{ name: key.node, path: [...at, 'node'] }], lab);
    if (key.from === 'arp-answers') this.#nodes([{ name: key.asker, path: [...at, 'asker'] }], lab);
  }

  #seat({ asks, roles }: Extract<Activity, { kind: 'seat' }>): void {
    for (const role of Object.keys(asks)) {
      if (!Object.values(roles).some((one) => one === role)) this.#fail(['asks', role], `no node is a ${role}`);
    }
  }

  #stops({ stops, playFromStep }: Extract<Activity, { kind: 'predict' }>, lab: Lab): void {
    for (const [index, { before, given, questions }] of stops.entries()) {
      const path = ['stops', index];
      if ('frame' in before) this.#capture(before.frame, [...path, 'before'], lab);
      else if (before.step < playFromStep) this.#fail([...path, 'before'], 'stops before a step of the set-up');
      if (given !== null) this.#capture(given, [...path, 'given'], lab);
      for (const [nth, question] of questions.entries()) this.#question(question, [...path, 'questions', nth], lab);
    }
  }

  #lab(activity: Extract<Activity, { kind: 'lab' }>, lab: Lab): void {
    this.#nodes(
      activity.terminals.map((name, index) => ({ name, path: ['terminals', index] })),
      lab,
    );
    for (const [index, { steps, expect }] of activity.checks.entries()) {
      const path = ['checks', index];
      for (const [nth, step] of steps.entries()) {
        if (step.kind === 'run') this.#nodes([{ name: step.on, path: [...path, 'steps', nth] }], lab);
      }
      for (const [nth, one] of expect.entries()) this.#expectation(one, steps, [...path, 'expect', nth], lab);
    }
    if (activity.cause !== null) this.#question(activity.cause, ['cause'], lab);
  }

  #expectation(one: Expectation, steps: readonly CheckStep[], path: YamlPath, lab: Lab): void {
    if (one.kind === 'frames') this.#capture(one.frame, path, lab);
    if ('step' in one && steps[one.step]?.kind !== 'run')
      this.#fail(path, `step ${one.step} of the check is no command`);
    if (one.kind === 'output' && !isRegularExpression(one.matches)) {
      this.#fail(path, `"${one.matches}" is no regular expression`);
    }
  }

  #forms(activity: Activity): readonly (readonly [AnswerForm, YamlPath])[] {
    const formsOf = (questions: readonly AskedQuestion[], path: YamlPath): (readonly [AnswerForm, YamlPath])[] =>
      questions.map(({ answer }, nth) => [answer, [...path, 'questions', nth, 'answer']]);
    if (activity.kind === 'predict')
      return activity.stops.flatMap(({ questions }, stop) => formsOf(questions, ['stops', stop]));
    if (activity.kind === 'quiz') return formsOf(activity.questions, []);
    return activity.kind === 'lab' && activity.cause !== null ? [[activity.cause.answer, ['cause', 'answer']]] : [];
  }

  /** Ids are unique where grades are kept under them. */
  #ids(activity: Activity): void {
    const say = (what: string, names: readonly string[], path: (index: number) => YamlPath): void => {
      for (const name of twice(names)) this.#fail(path(names.lastIndexOf(name)), `${what} "${name}" is there twice`);
    };
    if (activity.kind === 'predict') {
      const asked = activity.stops.flatMap(({ questions }, stop) =>
        questions.map(({ id }, nth) => ({ id, path: ['stops', stop, 'questions', nth] })),
      );
      say(
        'stop',
        activity.stops.map(({ id }) => id),
        (index) => ['stops', index],
      );
      say(
        'question',
        asked.map(({ id }) => id),
        (index) => asked[index]?.path ?? [],
      );
    }
    if (activity.kind === 'quiz')
      say(
        'question',
        activity.questions.map(({ id }) => id),
        (index) => ['questions', index],
      );
    if (activity.kind === 'lab')
      say(
        'check',
        activity.checks.map(({ id }) => id),
        (index) => ['checks', index],
      );
    for (const [form, path] of this.#forms(activity)) {
      if (form.kind !== 'choice' && form.kind !== 'choices') continue;
      say(
        'option',
        form.options.map(({ id }) => id),
        () => path,
      );
    }
  }
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

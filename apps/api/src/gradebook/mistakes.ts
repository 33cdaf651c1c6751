import { BOT_MISTAKES, type BreakReport, ownMistake, tellsAhead } from '@frameplay/classroom';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error.js';
import { type Asker, Gradebook } from './gradebook.js';

/** A misconception as it was named, and at which device; null: whichever makes it noticed. */
interface Named {
  readonly id: string;
  readonly node: string | null;
}

const KEPT_MAX = 500;

const unknownMistake = (): ApiError =>
  new ApiError(404, 'mistake/unknown', '没有这个可以运行的误解。', 'There is no such misconception that can be run.');

const notAllowedYet = (): ApiError =>
  new ApiError(
    403,
    'mistake/not-yet',
    '老师还没有允许运行错误。',
    'The teacher has not allowed mistakes to be run yet.',
  );

/** "Run my mistake" in the group's own network: it is computed where the lab is, which students do not get to see. */
@Injectable()
export class Mistakes {
  /** What was run, by network and mistake: a whole class asks for the same one at the same moment. */
  readonly #known = new Map<string, BreakReport | null>();

  constructor(private readonly gradebook: Gradebook) {}

  async run(
    classroomId: string,
    clusterId: string,
    index: number,
    { id, node }: Named,
    who: Asker,
  ): Promise<BreakReport | null> {
    const mistake = BOT_MISTAKES.find((one) => one === id);
    if (mistake === undefined) throw unknownMistake();
    const { opened, cluster } = await this.gradebook.groupOf(classroomId, clusterId, who);
    const activity = index <= cluster.activityIndex ? opened.lesson.activities[index] : undefined;
    if (activity === undefined) throw notAllowedYet();
    const isFree = opened.phase === 'ended' || (opened.experiments && (cluster.mode ?? opened.mode) !== 'exam');
    if ('token' in who && !isFree) throw notAllowedYet();
    // A prediction has one instance for the class.
    const whose = activity.kind === 'predict' ? '' : clusterId;
    const key = [classroomId, whose, index, id, node ?? ''].join(' ');
    const report = this.#report(key, () => ownMistake(activity, opened.seed, cluster.index, { id: mistake, node }));
    return report === null || tellsAhead(cluster, index, report) ? null : report;
  }

  #report(key: string, run: () => BreakReport | null): BreakReport | null {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const report = run();
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= KEPT_MAX) this.#known.delete(oldest);
    this.#known.set(key, report);
    return report;
  }
}

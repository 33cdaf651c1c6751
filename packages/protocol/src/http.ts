import type { BreakReport, GradedView, LabView, Phase, ResultView } from '@frameplay/classroom';
import * as z from 'zod/mini';
import { mode } from './command.js';
import { bilingual, identifier, isoTime, nicknameInput, opKey, seqNumber, token } from './text.js';

/** Every HTTP body, by route. Cookie: the teacher's session. Bearer: a participant's token. */

export const phase = z.enum(['lobby', 'running', 'paused', 'ended']) satisfies z.ZodMiniType<Phase>;

/** POST /api/classrooms (cookie) */
export const createClassroomBody = z.strictObject({ lessonId: identifier, mode });
export type CreateClassroomBody = z.infer<typeof createClassroomBody>;
export const createClassroomReply = z.object({ id: z.string(), code: z.string() });
export type CreateClassroomReply = z.infer<typeof createClassroomReply>;

/** GET /api/classrooms (cookie): newest first. */
export const classroomSummary = z.object({
  id: z.string(),
  /** null once ended: the code is free for others. */
  code: z.nullable(z.string()),
  lessonId: z.string(),
  mode,
  phase,
  createdAt: isoTime,
  endedAt: z.nullable(isoTime),
  students: z.int(),
});
export type ClassroomSummary = z.infer<typeof classroomSummary>;
export const classroomList = z.object({ classrooms: z.array(classroomSummary) });
export type ClassroomList = z.infer<typeof classroomList>;

/** GET /api/classrooms/:id (cookie, owner) */
export const classroomDetail = z.extend(classroomSummary, {
  roster: z.array(z.object({ participantId: z.string(), nickname: z.string(), removed: z.boolean() })),
});
export type ClassroomDetail = z.infer<typeof classroomDetail>;

/** PATCH /api/classrooms/:id/people/:participantId (cookie, owner). Everybody in the class gets the new name by itself. */
export const renameBody = z.strictObject({ nickname: nicknameInput });
export type RenameBody = z.infer<typeof renameBody>;
export const renameReply = z.object({ nickname: z.string() });
export type RenameReply = z.infer<typeof renameReply>;

/** GET /api/codes/:code */
export const codeReply = z.object({ classroomId: z.string(), lessonId: z.string(), phase });
export type CodeReply = z.infer<typeof codeReply>;

/** POST /api/codes/:code/join. The same opKey gives the same answer again. */
export const joinBody = z.strictObject({ nickname: nicknameInput, opKey });
export type JoinBody = z.infer<typeof joinBody>;
export const joinReply = z.object({
  classroomId: z.string(),
  participantId: z.string(),
  token: z.string(),
  /** As it stands in the class: cleaned, with a number where another has the same one. */
  nickname: z.string(),
});
export type JoinReply = z.infer<typeof joinReply>;

/** POST /api/practice (cookie optional) */
export const practiceBody = z.strictObject({
  lessonId: identifier,
  seat: identifier,
  mode,
  opKey,
  /** Begins with this activity of the lesson; 0 when left out. */
  activityIndex: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
});
export type PracticeBody = z.infer<typeof practiceBody>;
export const practiceReply = z.object({ classroomId: z.string(), participantId: z.string(), token: z.string() });
export type PracticeReply = z.infer<typeof practiceReply>;

/** GET /api/me/attempts (cookie): practice of the signed-in person, newest first. */
export const myAttempt = z.object({
  classroomId: z.string(),
  participantId: z.string(),
  lessonId: z.string(),
  seat: z.string(),
  mode,
  phase,
  createdAt: isoTime,
  right: z.int(),
  total: z.int(),
});
export type MyAttempt = z.infer<typeof myAttempt>;
export const myAttempts = z.object({ attempts: z.array(myAttempt) });
export type MyAttempts = z.infer<typeof myAttempts>;

/** POST /api/progress (cookie optional), POST /api/me/claim (cookie): tokens of the practices that this browser holds. */
const TOKENS_MAX = 300;
export const tokensBody = z.strictObject({ tokens: z.array(token).check(z.maxLength(TOKENS_MAX)) });
export type TokensBody = z.infer<typeof tokensBody>;

/** Lessons that were begun alone; what is not in it was not begun. */
export const progress = z.object({
  lessons: z.array(
    z.object({
      lessonId: z.string(),
      activities: z.array(
        z.object({
          activityIndex: z.int(),
          state: z.enum(['begun', 'done']),
          /** The best of all practices; null: nothing graded yet, or an exam that has not ended. `hintCost` in percent. */
          score: z.nullable(z.object({ right: z.int(), total: z.int(), hintCost: z.int() })),
        }),
      ),
      /** The newest practice that has not ended; with an account POST /api/me/practice/:id/token gives a token for it. */
      resume: z.nullable(z.object({ classroomId: z.string(), participantId: z.string(), mode, createdAt: isoTime })),
    }),
  ),
});
export type Progress = z.infer<typeof progress>;

/** POST /api/me/claim: practices of a guest that are now the account's. */
export const claimReply = z.object({ claimed: z.int() });
export type ClaimReply = z.infer<typeof claimReply>;

const gradedView = z.custom<GradedView>((value) => typeof value === 'object' && value !== null);
/** `seq` is the log entry that holds the decision. */
export const decisionRow = z.object({ seq: seqNumber, graded: gradedView });
export type DecisionRow = z.infer<typeof decisionRow>;

const resultView = z.custom<ResultView>((value) => typeof value === 'object' && value !== null);
/** Anything graded that is no decision about a frame: a prediction (before and after), a check, a try, a hint. */
export const resultRow = z.object({ seq: seqNumber, result: resultView });
export type ResultRow = z.infer<typeof resultRow>;

const activityKind = z.enum(['seat', 'predict', 'lab', 'quiz']);

/** Fields right of all fields asked; `first`: only first attempts count; `best`: the best attempt at each frame. */
export const score = z.object({
  firstRight: z.int(),
  firstTotal: z.int(),
  bestRight: z.int(),
  bestTotal: z.int(),
  /** Frames decided, and decisions made about them. */
  frames: z.int(),
  decisions: z.int(),
});
export type Score = z.infer<typeof score>;

/** What was learned between the two concept checks of a unit: shares from 0 to 1, normalised gain (null: nothing was missing). */
const unitGain = z.object({
  unit: z.number(),
  people: z.array(
    z.object({ participantId: z.string(), before: z.number(), after: z.number(), gain: z.nullable(z.number()) }),
  ),
  gain: z.nullable(z.number()),
});

export const gradebookRow = z.object({
  participantId: z.string(),
  nickname: z.string(),
  removed: z.boolean(),
  seats: z.array(z.string()),
  score,
  /** One for each seat and activity that the student played. */
  activities: z.array(
    z.object({
      seat: z.string(),
      activityIndex: z.int(),
      kind: activityKind,
      score,
      /** Percent of the activity's points that opened hints cost; the score is without it. */
      hintCost: z.int(),
    }),
  ),
  decisions: z.array(decisionRow),
  results: z.array(resultRow),
});
export type GradebookRow = z.infer<typeof gradebookRow>;

/** GET /api/classrooms/:id/gradebook (cookie, owner). Beside it: /gradebook.csv?lang=zh|en&rows=students|decisions|results */
export const gradebook = z.object({
  classroom: classroomSummary,
  rows: z.array(gradebookRow),
  gains: z.array(unitGain),
});
export type Gradebook = z.infer<typeof gradebook>;
export const gradebookCsvQuery = z.object({
  lang: z._default(z.enum(['zh', 'en']), 'zh'),
  /** One line for each student, for each decision, or for each answer, check and hint. */
  rows: z._default(z.enum(['students', 'decisions', 'results']), 'students'),
});

/** GET /api/classrooms/:id/results (bearer): the own decisions; in exam mode they come when the class has ended. */
export const results = z.object({
  classroomId: z.string(),
  lessonId: z.string(),
  mode,
  phase,
  nickname: z.string(),
  score,
  decisions: z.array(decisionRow),
  results: z.array(resultRow),
  /** The own gain only. */
  gains: z.array(unitGain),
});
export type Results = z.infer<typeof results>;

/** GET /api/lessons */
export const lessonCard = z.object({
  id: z.string(),
  number: z.string(),
  title: bilingual,
  summary: bilingual,
  minutes: z.int(),
  defaultMode: mode,
  seats: z.array(
    z.object({
      seat: z.string(),
      role: z.enum(['client', 'gateway', 'switch', 'director', 'server']),
      title: bilingual,
    }),
  ),
  activities: z.array(
    z.object({
      id: z.string(),
      /** In the curriculum, `7.5`. */
      number: z.string(),
      kind: activityKind,
      title: bilingual,
      /** Rows of the tutorial (`S7`) and misconceptions (`M2`) that it tests. */
      tests: z.array(z.string()),
    }),
  ),
});
export type LessonCard = z.infer<typeof lessonCard>;
export const lessonList = z.object({ lessons: z.array(lessonCard) });
export type LessonList = z.infer<typeof lessonList>;

const labView = z.custom<LabView>((value) => typeof value === 'object' && value !== null);
/**
 * GET /api/lessons/:id/labs: the topology of each activity, in one of the forms that it can take; null: a quiz.
 * GET /api/classrooms/:id/clusters/:clusterId/labs (cookie of the owner, or bearer of one of the group): as the group has them.
 */
export const labViews = z.object({ labs: z.array(z.nullable(labView)) });
export type LabViews = z.infer<typeof labViews>;

/**
 * GET /api/classrooms/:id/clusters/:clusterId/activities/:index/mistakes/:mistake?node=NODE (cookie of the owner, or bearer
 * of one of the group once mistakes may be run): `M2` run as the rule in the group's network. null: not to be noticed there.
 */
export const mistakeQuery = z.object({ node: z.optional(identifier) });
export const mistakeReply = z.object({
  report: z.nullable(z.custom<BreakReport>((value) => typeof value === 'object' && value !== null)),
});
export type MistakeReply = z.infer<typeof mistakeReply>;

/** GET /api/address: where students reach this server, for the QR code of a teacher who looks at `localhost`. */
export const addressReply = z.object({ origins: z.array(z.string()) });
export type AddressReply = z.infer<typeof addressReply>;

import type { Mode } from './command.js';
import type { Bilingual } from './decision.js';
import type { FrameView } from './frame-parts.js';
import type { LookCost } from './lesson/lab-check.js';
import type { AnswerForm, FrameField } from './lesson/question.js';

/** What a viewer sees of an activity beside the network: what is asked, answered, typed, checked. A seat activity has none: it is all frames. */
export type PartView = PredictView | LabPartView | QuizView;

/** A question without its key. */
export interface QuestionView {
  readonly id: string;
  readonly prompt: Bilingual;
  readonly answer: AnswerForm;
  /** Which field of the frame is asked for, so that it can stand beside the same field of the frame before; null: none. */
  readonly frameField: FrameField | null;
  readonly points: number;
}

/** Canonical texts by question id; what is not answered is not there. */
export type Answers = Readonly<Record<string, string>>;

/** An answer beside its key. */
export interface AnsweredView {
  readonly questionId: string;
  /** As this instance asked it, so that results can be read without the lesson. */
  readonly prompt: Bilingual;
  readonly answer: AnswerForm;
  /** Canonical text; null: not answered. */
  readonly got: string | null;
  /** null: not told, because the question may be tried again. */
  readonly expected: string | null;
  readonly right: boolean;
  readonly points: number;
  readonly outOf: number;
  /** Why the right answer is right; null while `expected` is. */
  readonly why: Bilingual | null;
  /** Set when wrong and recognised: what is wrong with this answer, and the misconception that it shows (`M2`; may be null). */
  readonly wrong: { readonly misconception: string | null; readonly why: Bilingual } | null;
}

/** How many gave which answer. Sorted by value, so that the order says nothing about which is right or liked. */
export interface TallyView {
  readonly questionId: string;
  /** From 1. */
  readonly round: number;
  /** People who answered this question in this round. */
  readonly answered: number;
  readonly counts: readonly { readonly value: string; readonly count: number }[];
}

/** Somebody's answers in one round (predict) or at one try (quiz). */
export interface SheetView {
  readonly participantId: string;
  readonly round: number;
  readonly answers: Answers;
}

export interface PredictView {
  readonly kind: 'predict';
  /** Stops of the activity; `stops` has those that were reached. */
  readonly count: number;
  /** Index of the stop at which the network stands; `count` when the last was revealed. */
  readonly standing: number;
  readonly stops: readonly PredictStopView[];
}

export interface PredictStopView {
  readonly id: string;
  readonly state: 'asked' | 'revealed';
  /** 1, and 2 after the teacher has asked again. */
  readonly round: number;
  /** ISO time since which this round is asked. */
  readonly since: string;
  /** The frame before the one in question: BEFORE. */
  readonly given: GivenFrameView | null;
  readonly questions: readonly QuestionView[];
  /** People of the group, and those who have answered every question in this round. */
  readonly people: number;
  readonly answered: number;
  /** The viewer's own, in every round; of the teacher: everybody's of this group. */
  readonly sheets: readonly SheetView[];
  /** Of the group, live, for the teacher. A student sees them after the reveal: of all groups that were revealed together. */
  readonly tallies: readonly TallyView[];
  /** After the reveal (in an exam: after the end). */
  readonly keys: readonly { readonly questionId: string; readonly value: string; readonly why: Bilingual }[] | null;
}

export interface GivenFrameView {
  /** Capture point `director:eth0`. */
  readonly at: string;
  readonly dir: 'in' | 'out';
  readonly summary: string;
  readonly frame: FrameView;
}

export interface LabPartView {
  readonly kind: 'lab';
  readonly terminals: readonly {
    readonly node: string;
    /** Whose seat the node is; null: anybody of the group may type. */
    readonly participantId: string | null;
    /** The viewer may type here. */
    readonly mine: boolean;
  }[];
  /** The newest of what was typed, oldest first, without what was undone: at terminals that the viewer may see. */
  readonly lines: readonly TypedLineView[];
  /** Commands that changed something, against par. */
  readonly commands: number;
  readonly par: number;
  /** Lines that were undone, and times that all was reset. */
  readonly undone: number;
  readonly resets: number;
  readonly mayUndo: boolean;
  /** An incident: looks cost. null: looking is free. */
  readonly budget: { readonly points: number; readonly spent: number; readonly costs: readonly LookCost[] } | null;
  readonly checks: readonly {
    readonly id: string;
    readonly title: Bilingual;
    readonly points: number;
    readonly collateral: boolean;
    /** What its traffic shall come to; null: nothing is measured. */
    readonly goal: Bilingual | null;
    /** What is run to find out, line by line; null: an incident does not say. */
    readonly traffic: readonly { readonly on: string; readonly run: string }[] | null;
  }[];
  readonly cause: QuestionView | null;
  /** Times that it was checked. */
  readonly attempts: number;
  /** What the last check found; in an exam after the end. */
  readonly last: CheckedView | null;
  readonly best: { readonly points: number; readonly outOf: number } | null;
}

export interface TypedLineView {
  /** From 1; an undone line gives its number back. */
  readonly no: number;
  readonly node: string;
  readonly line: string;
  readonly exit: number;
  /** It changed something, so it counts against par. */
  readonly counts: boolean;
  /** Points of the budget that it cost. */
  readonly cost: number;
  readonly participantId: string;
}

/** One check of a lab, whole. */
export interface CheckedView {
  readonly attempt: number;
  readonly checks: readonly {
    readonly id: string;
    readonly title: Bilingual;
    readonly collateral: boolean;
    readonly passed: boolean;
    readonly points: number;
    readonly outOf: number;
    /** Why not; null when passed. */
    readonly why: Bilingual | null;
    /** What the traffic did instead, one line for each thing that did not hold. */
    readonly found: readonly Bilingual[];
    /** What the traffic came to, beside what it shall come to; null: nothing is measured. */
    readonly measured: { readonly now: Bilingual; readonly goal: Bilingual } | null;
  }[];
  readonly cause: AnsweredView | null;
  /** What the grade is made of; the percents sum up to `points`. */
  readonly parts: readonly { readonly part: GradePart; readonly percent: number; readonly outOf: number }[];
  readonly points: number;
  readonly outOf: number;
  readonly commands: number;
  readonly par: number;
  readonly undone: number;
  readonly looks: { readonly spent: number; readonly budget: number } | null;
  /** The misconception that the repair shows; null: every check holds, or it shows none that is known. */
  readonly misconception: { readonly id: string; readonly title: Bilingual; readonly truth: Bilingual } | null;
}

/** `checks`: an ordinary lab is its checks and nothing else. The others are those of an incident. */
export type GradePart = 'checks' | 'cause' | 'working' | 'collateral' | 'looks';

export interface QuizView {
  readonly kind: 'quiz';
  /** A concept check: of which unit, and which of its two forms. */
  readonly check: { readonly unit: number; readonly form: 'a' | 'b' } | null;
  readonly questions: readonly QuestionView[];
  readonly people: number;
  /** People who have handed in at least once. */
  readonly answered: number;
  /** How often the viewer has handed in; the answers and what they are worth are among the cluster's results. */
  readonly attempts: number;
  /** The viewer may hand in (again). */
  readonly open: boolean;
  /** First answers of the group, for the teacher; a student sees them after the end. */
  readonly tallies: readonly TallyView[];
}

/** Anything graded that is no decision about a frame. One row of the gradebook. */
export interface ResultView {
  readonly clusterId: string;
  readonly participantId: string;
  readonly seat: string;
  readonly activityIndex: number;
  readonly activityId: string;
  readonly kind: 'predict' | 'lab' | 'quiz' | 'hint';
  /** Which part of the activity: id of the stop; `check`; `quiz`; `hint`. */
  readonly item: string;
  /** Round of a prediction, number of the check, of the try, of the hint's rung; from 1. */
  readonly attempt: number;
  readonly points: number;
  readonly outOf: number;
  readonly mode: Mode;
  /** What was drawn for this instance. */
  readonly values: Readonly<Record<string, string>>;
  readonly detail: ResultDetail;
  /** ISO time of the log entry. */
  readonly at: string;
}

export type ResultDetail =
  | { readonly kind: 'answers'; readonly answers: readonly AnsweredView[] }
  | { readonly kind: 'check'; readonly checked: CheckedView }
  /** Percent of the activity's points. */
  | { readonly kind: 'hint'; readonly cost: number };

export interface HintView {
  readonly activityIndex: number;
  readonly participantId: string;
  /** From 1. */
  readonly rung: number;
  readonly cost: number;
  readonly text: Bilingual;
  readonly at: string;
}

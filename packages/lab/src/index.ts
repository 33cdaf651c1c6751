export { compareStates, describeStateComparison, type StateComparison } from './compare/compare-states.js';
export {
  type CompareTracesOptions,
  compareTraces,
  describeTraceComparison,
  type TraceComparison,
} from './compare/compare-traces.js';
export { type RealLab, readRealLab } from './export/real-lab.js';
export { exportClab } from './export/to-clab.js';
export { exportNetns } from './export/to-netns.js';
export { type Divergence, firstDivergence } from './history/first-divergence.js';
export { type Change, type ForkProblem, forkAt, reactionAt } from './history/fork-at.js';
export { type History, recordHistory } from './history/history.js';
export { seek } from './history/seek.js';
export { type Beginning, type WhatLed, whatLedTo } from './history/what-led.js';
export { type BuiltLab, buildLab, type ImportOptions } from './import/build-lab.js';
export type { ImportedHost } from './import/host-facts.js';
export { type ReadHost, readHostOutput } from './import/read-host-output.js';
export { appendSteps, type CommandStep } from './labfile/append-steps.js';
export type {
  Lab,
  LabEndpoint,
  LabFile,
  LabLink,
  LabNode,
  LabServer,
  LabStep,
} from './labfile/lab.js';
export { type ParsedLab, parseLab } from './labfile/parse-lab.js';
export type { LabProblem } from './labfile/reader.js';
export { defaultValues, fillIn, type LabVars, type ReadVars, readVars } from './labfile/vars.js';
export { type LessonLab, type LessonLabName, lessonLabs } from './labs/lesson-labs.js';
export {
  FORWARDING_WAYS,
  type ForwardingWay,
  firstRequestOf,
  type ThreeWaysOptions,
  threeWaysLab,
} from './labs/three-ways.js';
export type { Bilingual, Misconception } from './misconception/misconception.js';
export {
  isMisconceptionId,
  MISCONCEPTIONS,
  type MisconceptionId,
  misconceptionIds,
} from './misconception/misconceptions.js';
export { type BreakReport, breakReport, type ShownFrame, type ShownTrouble } from './mistake/break-report.js';
export { type BreakComparison, type BreakOptions, compareWorlds, firstBreak } from './mistake/first-break.js';
export { type MistakeLab, mistakeLab, mistakesWithLab } from './mistake/mistake-labs.js';
export { type Mistaken, type MistakeProblem, recordMistaken } from './mistake/record-mistaken.js';
export { TROUBLES, type TroubleKind } from './mistake/trouble.js';
export { compareFields, compareFrames, type FieldDifference } from './play/compare-fields.js';
export { type GradedMistake, gradeSeat, type SeatGrade } from './play/grade-seat.js';
export { playSeat, type SeatDecision, type SeatPlay } from './play/play-seat.js';
export { type CataloguedRule, catalogued } from './rules/rule-catalogue.js';
export type { Sentence } from './rules/sentence.js';
export { type AdvanceOptions, advanceLab, type LabOutcome, runLabUntilStep } from './run/advance-lab.js';
export {
  forkLab,
  type LabCause,
  type LabEvent,
  type LabPhase,
  type LabRefusal,
  type LabRun,
  type StepResult,
  startLab,
  takeLabCauses,
  takeLabEvents,
} from './run/lab-run.js';
export type { StateFile, StateNode, StateStep } from './state/state-file.js';
export { labState } from './state/write-state.js';
export { changeNow } from './terminal/change-now.js';
export { LINE_CHARACTERS_MAX, type Typed, typeLine, waitAWhile } from './terminal/type-line.js';
export { type Carried, carriedBetween, carriedBy } from './trace/carried.js';
export { explainFrames } from './trace/explain-frames.js';
export { frameLines } from './trace/frame-text.js';
export { writePcapng } from './trace/pcapng.js';
export { type Capture, type CapturedFrame, type ReadCapture, readPcapng } from './trace/read-pcapng.js';
export { parseTrace, type TraceLine } from './trace/trace-line.js';
export { traceLines, writeTrace } from './trace/write-trace.js';
export { groundText, timerText } from './why/ground-text.js';
export { type Ground, groundsOf } from './why/grounds.js';
export { frameText, hopRule, hopText, type NodeNames, ruleText } from './why/hop-text.js';
export { foldChain, sendingOf, teacherOf, type WhyHop, walkTo, whyChain } from './why/why-chain.js';
export { type Told, type ToldFrame, type WhyLog, whyLog } from './why/why-log.js';

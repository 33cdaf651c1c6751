/**
 * Frameplay's design system. Import from '@/ui' only; texts that a component needs itself are in `messages/common`.
 * Styles are plain CSS classes in `ui.css` (imported once by the root layout); a feature adds its own `feature.css`.
 *
 * Page        <AppHeader crumb centre onHelp>status, links</AppHeader> then <main className="page-main"> or
 *             <div className="page-cols"><main className="page-main"/><aside/></div> (aside drops below at 1100 px;
 *             its width: style={{ '--aside': '396px' }}), or <main className="page-narrow">.
 * Action      <Button variant="primary|normal|quiet" large kbd="↵" waiting>, <LinkButton href>, <Segmented> (radio group),
 *             <Kbd>. One primary per screen. `waiting`: focusable, cannot act, say beside it what is missing.
 * Form        <Field label hint error>{(control) => <input {...control} />}</Field>, <CodeInput value onChange control> (six cells),
 *             <ModeChoice legend value onChange/>
 * Message     <Banner tone="plain|error|ok|now|offline" title sign actions>, <Dialog open title onClose>, <p className="note">,
 *             <ErrorLine error={apiError}/>
 * Device      <DeviceSign device={role} number size/>, useDeviceName()(role, number), useNodeName(lab)(node)
 * Address     <MacTag mac lab size="small|normal|large|xl" strike/>, useOwnerName(lab)(mac), addressBook(lab).get(mac)
 * Frame       <KindSign kind/>, <KindChip kind now>SYN :57860</KindChip>, <Envelope/> for what is sealed
 * Field state <Mark is="changed|kept|yours|right|differs"/>
 * Decision    <DecisionTable fields lab expected/>, <DecisionReasons fields/>, <DecisionList decisions labOf/>,
 *             <ResultList results labOf/> for predictions, checks, quizzes and hints; <WorkList/> is all of it by activity;
 *             <GainList gains/> of concept checks
 * Mistake     <MistakeButton id="M4" place={{ clusterId, activityIndex, node }}/> runs it beside the real world;
 *             <MistakesOf classroomId token/> around a page says in whose networks
 * Table       <table className="t">, cells .mono .num, row .changed; above it <SectionHead title command="ip neigh"/>
 *             <TablesColumn lab tables/> is all of a device's tables
 * Network     <Topology lab label me players flights stones size="desk|panel|compact"/>
 * Text        <CodeText text/> shows `code` of a lesson's line, <Markdown> a whole text; .mono for addresses and bytes, .ink2 .ink3 dimmer, .small 13 px, .visually-hidden
 * Answer      <AnswerInput form lab value onChange/>, <AnswerValue value lab/>, <AnswerHistogram rows right own/>
 * Why         <WhyPanel lab moves no open onToggle/>: from a frame back to the command behind it, hop by hop
 * Terminal    <Terminal hosts blocks complete onLine/>: tabs, a screen (xterm.js) and a prompt with history and completion
 * Colour      only by the variables of tokens.css; never alone: shape and word come first. Yellow (--now) is "it waits for you".
 */
export {
  type AddressBook,
  type AddressOwner,
  addressBook,
  addressesOf,
  BROADCAST_MAC,
  NOBODY_MAC,
  type NodeView,
  nodeOf,
  nodeWithAddress,
} from './address-book';
export {
  AnswerHistogram,
  type AnswerHistogramProps,
  HistogramBars,
  type HistogramRow,
  mostOf,
} from './answers/answer-histogram';
export { AnswerInput, type AnswerInputProps } from './answers/answer-input';
export { AnswerNote } from './answers/answer-note';
export { AnswerValue, type AnswerValueProps } from './answers/answer-value';
export { optionText } from './answers/option-text';
export { AppHeader, type AppHeaderProps } from './app-header';
export { Banner, type BannerProps } from './banner';
export { Button, type ButtonProps, LinkButton, type LinkButtonProps } from './button';
export { CodeInput, type CodeInputProps } from './code-input';
export { CodeText } from './code-text';
export { ConnectionDot, type ConnectionStatus } from './connection-dot';
export { DecisionList, type DecisionListProps } from './decisions/decision-list';
export { DecisionReasons } from './decisions/decision-reasons';
export { DecisionTable, type DecisionTableProps } from './decisions/decision-table';
export { FieldValue, type FieldValueProps } from './decisions/field-value';
export { useDeviceName, useNodeName, useOwnerName } from './device-name';
export { DeviceShape, DeviceSign, type SignRole } from './device-sign';
export { Dialog, type DialogProps } from './dialog';
export { ErrorLine } from './error-line';
export { Field, type FieldProps } from './field';
export { Kbd } from './kbd';
export { Envelope, KindChip, KindShape, KindSign } from './kind-sign';
export { MacTag, type MacTagProps } from './mac-tag';
export { Mark, type MarkKind } from './mark';
export { Markdown } from './markdown';
export { BotChooser, type BotChooserProps } from './mistake/bot-chooser';
export { MistakeButton, type MistakeButtonProps } from './mistake/mistake-button';
export { MistakesOf } from './mistake/mistake-classroom';
export { isMistakeId } from './mistake/mistake-ids';
export { MistakeReport } from './mistake/mistake-report';
export type { MistakePlace } from './mistake/run-mistake';
export { ModeChoice, type ModeChoiceProps } from './mode-choice';
export { QrCode } from './qr-code';
export { RadioButton, type RadioButtonProps } from './radio-button';
export { GainList } from './results/gain-list';
export { ResultList, type ResultListProps } from './results/result-list';
export { WorkList } from './results/work-list';
export { SectionHead } from './section-head';
export { Segmented, type SegmentedOption, type SegmentedProps } from './segmented';
export { TablesColumn, type TablesColumnProps } from './tables/tables-column';
export { Terminal, type TerminalProps } from './terminal/terminal';
export type { Candidate, Completion, TerminalBlock, TerminalHost } from './terminal/terminal-block';
export type { Flight, Stone } from './topology/flight';
export { deskShare } from './topology/layout';
export { FrameChip, frameWord, wordOf } from './topology/moving-frames';
export type {
  PlacedNode,
  PlacedPort,
  PlacedWire,
  Point,
  TopologyLayout,
  TopologySize,
} from './topology/placed';
export { lengthOf, pathOf, pointAlong } from './topology/polyline';
export { Topology, type TopologyProps } from './topology/topology';
export { useMotion } from './topology/use-motion';
export { WhyPanel } from './why/why-panel';

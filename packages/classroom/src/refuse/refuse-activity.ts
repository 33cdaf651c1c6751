import type { Refusal } from '../command.js';
import type { Bilingual } from '../decision.js';
import { refuse } from './refuse.js';

/** Refusals of what is done at an activity that is not about frames. */

export const ACTIVITY_OVER = refuse('activity/over', '这一环节已经结束了。', 'This part is over.');

export const WRONG_KIND = refuse(
  'activity/wrong-kind',
  '现在这个环节不做这件事。',
  'This is not part of the activity that your group is at.',
);

export function unknownActivity(index: number): Refusal {
  return refuse('activity/unknown', `这节课没有第 ${index + 1} 个环节。`, `This lesson has no part ${index + 1}.`);
}

export function noSuchActivity(id: string): Refusal {
  return refuse('activity/unknown', `这节课没有环节「${id}」。`, `This lesson has no part "${id}".`);
}

export function noSuchStop(id: string | null): Refusal {
  return refuse('answer/not-asked', `这一环节没有「${id ?? ''}」这一问。`, `This part has no stop "${id ?? ''}".`);
}

export function unfitFault(fault: string, node: string): Refusal {
  return refuse(
    'fault/unfit',
    `设备「${node}」现在不能有故障「${fault}」。网络没有改动。`,
    `The device "${node}" cannot have the fault "${fault}" now. Nothing was changed.`,
  );
}

export const NO_FAULT_TO_UNDO = refuse(
  'fault/nothing-to-undo',
  '网络已经往前走了，故障不能再撤销。',
  'The network has moved on; the fault cannot be taken back any more.',
);

export function unknownCluster(clusterId: string): Refusal {
  return refuse('cluster/unknown', `没有小组「${clusterId}」。`, `There is no group "${clusterId}".`);
}

export const ANSWER_CLOSED = refuse(
  'answer/closed',
  '这一问已经结束，答案不能再改。',
  'This question is closed; the answer cannot be changed any more.',
);

export function notAsked(stopId: string): Refusal {
  return refuse('answer/not-asked', `没有小组停在「${stopId}」。`, `No group stands at "${stopId}".`);
}

export const ASKED_TWICE = refuse('answer/closed', '已经问过两轮了。', 'It was asked twice already.');

export function unknownQuestion(questionId: string): Refusal {
  return refuse('answer/unknown-question', `没有题目「${questionId}」。`, `There is no question "${questionId}".`);
}

export function badAnswer(prompt: Bilingual, why: Bilingual): Refusal {
  return refuse('answer/bad-form', `${prompt.zh}：${why.zh}。`, `${prompt.en}: ${why.en}.`);
}

export const INCOMPLETE = refuse('answer/incomplete', '还有题没有回答。', 'Some questions are not answered yet.');

export function unknownTerminal(node: string): Refusal {
  return refuse('terminal/unknown', `设备「${node}」没有终端。`, `Device "${node}" has no terminal.`);
}

export function notYourTerminal(node: string): Refusal {
  return refuse(
    'terminal/not-yours',
    `${node} 的终端归坐在那里的同学用。`,
    `The terminal of ${node} is for the person who sits there.`,
  );
}

export function overBudget(cost: number, left: number): Refusal {
  return refuse(
    'terminal/over-budget',
    `这次查看要 ${cost} 点，你们只剩 ${left} 点。改配置不花点数。`,
    `This look costs ${cost} points and you have ${left} left. Commands that change something cost nothing.`,
  );
}

export const TOO_MANY_LINES = refuse(
  'terminal/too-many-lines',
  '输入的命令太多了。请撤销或重置后继续。',
  'Too many commands were typed. Undo some, or reset, to go on.',
);
export const NOTHING_TO_UNDO = refuse('terminal/nothing-to-undo', '没有可以撤销的命令。', 'There is nothing to undo.');
export const EMPTY_LINE = refuse('terminal/bad-line', '这一行是空的。', 'The line is empty.');
export const TOO_MANY_CHECKS = refuse(
  'terminal/too-many-lines',
  '检查的次数太多了。',
  'It was checked too many times.',
);

export const NO_HINT_LEFT = refuse('hint/none-left', '没有更多提示了。', 'There are no more hints.');
export const NO_HINT_IN_EXAM = refuse('hint/exam', '测验里没有提示。', 'An exam has no hints.');

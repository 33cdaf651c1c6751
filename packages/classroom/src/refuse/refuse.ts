import type { Refusal, RefusalCode } from '../command.js';

/** The sentence names what and where; nothing of the state was touched. */
export function refuse(code: RefusalCode, zh: string, en: string): Refusal {
  return { code, zh, en };
}

export const NOT_OPEN = refuse('classroom/not-open', '课堂还没有打开。', 'The classroom is not open yet.');
export const ALREADY_OPEN = refuse('classroom/already-open', '课堂已经打开过了。', 'The classroom is already open.');
export const ENDED = refuse(
  'classroom/ended',
  '课堂已经结束，不能再改动。',
  'The classroom has ended; nothing can change any more.',
);
export const PAUSED = refuse(
  'classroom/paused',
  '课堂已暂停。老师继续后再提交，草稿不会丢。',
  'The classroom is paused. Send it when the teacher resumes; your draft is kept.',
);
export const BY_STEP = refuse(
  'classroom/by-step',
  '全班逐帧进行。老师放行下一步后再提交，草稿不会丢。',
  'The class goes frame by frame. Send it after the next step of the teacher; your draft is kept.',
);
export const NOT_BY_STEP = refuse(
  'classroom/not-running',
  '现在不是逐帧进行，不需要放行。',
  'The class does not go frame by frame; there is nothing to step.',
);
export const NOT_RUNNING = refuse('classroom/not-running', '课堂没有在进行。', 'The classroom is not running.');
export const NOT_PAUSED = refuse(
  'classroom/not-running',
  '课堂没有暂停，不需要继续。',
  'The classroom is not paused; there is nothing to resume.',
);
export const ALREADY_STARTED = refuse(
  'classroom/already-started',
  '课堂已经开始了。',
  'The classroom has already started.',
);
export const ONLY_TEACHER = refuse('classroom/forbidden', '只有老师可以这样做。', 'Only the teacher may do this.');
export const FULL = refuse(
  'classroom/full',
  '这是单人练习，不能再加入别人。',
  'This is a solo exercise; nobody else can join.',
);

export function unknownLesson(lessonId: string): Refusal {
  return refuse('classroom/unknown-lesson', `没有编号为「${lessonId}」的课。`, `There is no lesson "${lessonId}".`);
}

export function unfitMistake(mistake: string, seat: string): Refusal {
  return refuse(
    'seat/unfit-mistake',
    `座位「${seat}」的设备不能有误解 ${mistake}。`,
    `The device of the seat "${seat}" cannot hold the misconception ${mistake}.`,
  );
}

export function unknownParticipant(participantId: string): Refusal {
  return refuse(
    'participant/unknown',
    `课堂里没有参与者「${participantId}」。`,
    `No participant "${participantId}" is in this classroom.`,
  );
}

export function alreadyJoined(participantId: string): Refusal {
  return refuse(
    'participant/already-joined',
    `参与者「${participantId}」已经在课堂里。`,
    `Participant "${participantId}" is already in this classroom.`,
  );
}

export function unknownSeat(where: string): Refusal {
  return refuse('seat/unknown', `没有座位「${where}」。`, `There is no seat "${where}".`);
}

export function kernelPlays(seat: string): Refusal {
  return refuse(
    'seat/kernel-plays',
    `座位 ${seat} 现在由内核代打，老师交还后才能决定。`,
    `The kernel plays seat ${seat} now; you can decide again when the teacher returns it.`,
  );
}

export function teacherPlays(seat: string): Refusal {
  return refuse(
    'seat/teacher-plays',
    `座位 ${seat} 现在由老师来演示，老师交还后才能决定。`,
    `The teacher plays seat ${seat} now; you can decide again when the teacher returns it.`,
  );
}

export function seatFull(where: string): Refusal {
  return refuse('seat/full', `座位「${where}」已经有两个人了。`, `Two people have the seat "${where}" already.`);
}

export function notRemoved(participantId: string): Refusal {
  return refuse(
    'participant/not-removed',
    `参与者「${participantId}」没有被移出课堂。`,
    `Participant "${participantId}" was not removed.`,
  );
}

export const LAST_PERSON = refuse(
  'seat/last-person',
  '这个小组里没有别人在操作，请直接接手座位。',
  'Nobody else plays in this group now. Take the seat.',
);

export function notYours(seat: string): Refusal {
  return refuse('seat/not-yours', `座位 ${seat} 不是你的。`, `Seat ${seat} is not yours.`);
}

export function notWaiting(frameId: number): Refusal {
  return refuse(
    'frame/not-waiting',
    `帧 ${frameId} 不在你的座位上等待，它可能已经走了。`,
    `Frame ${frameId} does not wait at your seat; it may have moved on.`,
  );
}

export const NOT_OVER = refuse('activity/not-over', '这一环节还没有结束。', 'This part is not over yet.');

export const NOT_EARNED = refuse(
  'frame/not-earned',
  '这一类帧要先连续两次一次答对，才能请内核代打。',
  'Get this kind of frame right at first try twice; then the kernel may play it.',
);

/** What a student's browser keeps of a classroom: the token is the seat. */
export interface StudentSeat {
  readonly token: string;
  readonly participantId: string;
  readonly nickname: string | null;
}

const key = (classroomId: string): string => `frameplay.seat.${classroomId}`;

export function saveStudentSeat(classroomId: string, seat: StudentSeat): void {
  localStorage.setItem(key(classroomId), JSON.stringify(seat));
}

export function readStudentSeat(classroomId: string): StudentSeat | null {
  return parse(localStorage.getItem(key(classroomId)));
}

/** As many as one question about progress may name. */
const TOKENS_MAX = 300;

/** Tokens of all classrooms in which this browser has had a seat. */
export function keptTokens(): readonly string[] {
  const prefix = key('');
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => parse(localStorage.getItem(name))?.token ?? [])
    .slice(-TOKENS_MAX);
}

function parse(text: string | null): StudentSeat | null {
  if (text === null) return null;
  try {
    const { token, participantId, nickname }: Partial<Record<keyof StudentSeat, unknown>> = JSON.parse(text) ?? {};
    if (typeof token !== 'string' || typeof participantId !== 'string') return null;
    return { token, participantId, nickname: typeof nickname === 'string' ? nickname : null };
  } catch {
    return null;
  }
}

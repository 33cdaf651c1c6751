import { type GradedMistake, gradeSeat } from '../play/grade-seat.js';
import { playSeat } from '../play/play-seat.js';
import { parseTrace, type TraceLine } from '../trace/trace-line.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';
import { readLabFile, readText } from './read-lab.js';
import { describeStop } from './run-labs.js';

export interface PlayOptions {
  readonly seat: string;
  readonly answers: string;
  readonly seed: number;
}

/** `frameplay play`: grades recorded frames as one seat's decisions. */
export function playFile(file: string, options: PlayOptions): ExitCode {
  const lab = readLabFile(file);
  const answers = readAnswers(options.answers);
  if (lab === undefined || answers === undefined) return EXIT.badInput;
  if (!lab.nodes.some((node) => node.name === options.seat)) {
    complain(`${file}: has no node "${options.seat}" (nodes: ${lab.nodes.map((node) => node.name).join(', ')})`);
    return EXIT.badInput;
  }
  const play = playSeat(lab, options.seat, { seed: options.seed });
  if (play.outcome !== 'finished') {
    complain(`${file}:${describeStop(play.run)}`);
    return EXIT.unsupported;
  }
  const grade = gradeSeat(play, options.seat, answers);
  for (const mistake of grade.mistakes) say(describeMistake(mistake));
  say(`score ${grade.points}/${grade.total}`);
  return EXIT.ok;
}

function readAnswers(path: string): TraceLine[] | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  try {
    return parseTrace(text);
  } catch (error) {
    complain(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function describeMistake(mistake: GradedMistake): string {
  const where = `decision ${mistake.decision + 1}, step ${mistake.step}, t=${mistake.t.toFixed(6)}, ${mistake.at}`;
  const rule = mistake.rule === undefined ? '' : ` (rule ${mistake.rule})`;
  const frame = `${JSON.stringify(mistake.frame)}${rule}`;
  switch (mistake.what) {
    case 'missing':
      return `${where}: expected ${frame}, got no frame`;
    case 'extra':
      return `${where}: expected no frame, got ${frame}`;
    case 'different': {
      const fields = mistake.fields.map(
        ({ field, expected, got }) => `${field}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
      );
      return `${where}: ${fields.join('; ')} in frame ${frame}`;
    }
  }
}

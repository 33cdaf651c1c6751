import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';

const USE = /\$\{([^}\n]*)\}/g;

/** Every `${name}` of an activity file is among the `vars` of its lab. (In the lab file itself the reader has looked.) */
export function checkVariables({ activities, folder }: CompiledLesson): Problem[] {
  const inLesson = uses(folder.lesson.text).map(({ line, use }) => ({
    file: folder.lesson.file,
    line,
    code: 'variable' as const,
    reason: `${use} stands where nothing varies`,
  }));
  const inActivities = activities.flatMap(({ activity, source }) => {
    const known = activity.kind === 'quiz' ? [] : Object.keys(activity.vary);
    return uses(source.yaml.text)
      .filter(({ name }) => !known.includes(name))
      .map(({ line, use }) => ({
        file: source.yaml.file,
        line,
        code: 'variable' as const,
        reason: `${use} is not among the vars of the lab (${known.join(', ') || 'there are none'})`,
      }));
  });
  return [...inLesson, ...inActivities];
}

function uses(text: string): { readonly line: number; readonly use: string; readonly name: string }[] {
  return text
    .split('\n')
    .flatMap((words, index) =>
      [...words.matchAll(USE)].map(([use, name]) => ({ line: index + 1, use, name: name ?? '' })),
    );
}

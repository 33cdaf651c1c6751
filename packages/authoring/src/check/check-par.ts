import { isChange } from '@frameplay/classroom';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';

/** Par is what the shortest of the good solutions takes: commands that only look do not count. */
export function checkPar({ activities }: CompiledLesson): Problem[] {
  return activities.flatMap(({ source: { yaml } }) => {
    if (yaml.value.kind !== 'lab') return [];
    const { par, solutions } = yaml.value;
    const fewest = Math.min(
      ...solutions.good.map(({ commands }) => commands.filter((one) => isChange(line(one))).length),
    );
    const reason = `par is ${par}; the shortest good solution changes something with ${fewest} command${fewest === 1 ? '' : 's'}`;
    return fewest === par ? [] : [yaml.problemAt(['par'], 'solution', reason)];
  });
}

/** `rs1: sysctl -w ...` without the node. */
function line(command: string): string {
  return command.slice(command.indexOf(': ') + 2);
}

/** The door of the authoring tools: lesson files in, lessons and problems out. For Node. */
export { type Compiled, type CompiledLesson, compileLesson } from './compile/compile-lesson.js';
export { type Problem, type ProblemCode, problemText } from './read/problem.js';

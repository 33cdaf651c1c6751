// Every page of the product, who looks at it, and what must be on the screen before somebody can use it.

/** Goals in bytes of compressed JavaScript. */
export const GOALS = { public: 130_000, play: 200_000 };

const LESSON = 'one-frame-five-steps';

/** `ready`: a selector. `goal`: null where the product has set none. */
export function pagesOf({ teacher, lobby, atSwitch, atDirector, switchSeat, directorSeat, alone }) {
  const play = (seat) => ({ path: `/play/${seat.classroomId}`, person: { seats: [seat] }, goal: GOALS.play });
  const teach = (path) => ({ path, person: teacher, goal: null });
  return [
    { name: 'public page', path: '/', ready: 'h1', goal: GOALS.public },
    { name: 'lessons', path: '/learn', ready: `a[href="/learn/${LESSON}"]`, goal: null },
    { name: 'a lesson', path: `/learn/${LESSON}`, ready: '[data-testid="start"]', goal: null },
    { name: 'join a class', path: `/join/${lobby.code}`, ready: '[data-testid="nickname"]', goal: null },
    { name: 'switch in a class', ...play(switchSeat), ready: '[data-testid="flood"]' },
    { name: 'director in a class', ...play(directorSeat), ready: '[data-testid="desk"][data-frame]' },
    { name: 'predict', ...play(alone.predict), ready: '[data-testid="predict-desk"]' },
    { name: 'lab', ...play(alone.lab), ready: '[data-testid="terminal-line"]' },
    { name: 'quiz', ...play(alone.quiz), ready: '[data-testid="quiz-desk"]' },
    {
      name: 'results',
      path: `/play/${switchSeat.classroomId}/results`,
      person: { seats: [switchSeat] },
      ready: 'h1',
      goal: null,
    },
    { name: 'sandbox', path: '/sandbox', ready: '[data-testid="terminal-line"]', goal: null },
    { name: 'compare', path: '/compare', ready: 'h1', goal: null },
    { name: 'sign in', path: '/sign-in', ready: 'input[type="password"]', goal: null },
    { name: 'my classes', ...teach('/teach'), ready: '[data-testid="open-class"]' },
    { name: 'console, lobby', ...teach(`/teach/${lobby.id}`), ready: '[data-testid="start"]' },
    { name: 'console, board', ...teach(`/teach/${atSwitch.id}`), ready: '[data-testid="seat-A-lan"]' },
    { name: 'projector', ...teach(`/teach/${atDirector.id}/projector`), ready: '[data-testid="projector"]' },
    { name: 'gradebook', ...teach(`/teach/${atDirector.id}/gradebook`), ready: '[data-testid="gradebook-row"]' },
  ];
}

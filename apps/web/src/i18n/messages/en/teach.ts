/** A teacher's classes, and opening one. */
export const teach = {
  title: 'My classes',
  openTitle: 'Open a class',
  lesson: 'Lesson',
  minutes: '{n} minutes',
  mode: 'Mode',
  modeHint: 'It can be changed at any time during the class.',
  open: 'Open the class',
  opening: 'Opening …',
  none: 'No class yet. The first one is opened above, and it is listed here from then on.',
  phase: { lobby: 'in the lobby', running: 'running', paused: 'paused', ended: 'ended' },
  students: '{n, plural, =0 {nobody} one {# student} other {# students}}',
  enter: 'Enter',
  gradebook: 'Gradebook',
  mustSignIn: 'Sign in to open a class.',
  loading: 'Fetching your classes …',
};

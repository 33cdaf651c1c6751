/** The catalogue, and starting a lesson alone. */
export const learn = {
  title: 'Lessons',
  lead: 'Alone, you take one seat; the kernel plays the others.',
  minutes: '{n} minutes',
  choose: 'Choose a seat',
  seatTitle: 'Which device are you?',
  modeTitle: 'How do you want to play?',
  start: 'Start',
  starting: 'Starting …',
  kernel: 'The kernel plays the other seats.',
  guest: 'As a guest you can read the results in this browser. Sign in first to find them again later.',
  attempts: 'Your results',
  attemptScore: 'at first try',
  loading: 'Fetching the lessons …',
  noLesson: 'There is no such lesson.',
  does: {
    switch: 'Learns source MACs; sends each frame out of one port, all or none.',
    director: 'Answers for the VIP, picks the real server, rewrites the MACs.',
    server: 'Stays silent about the VIP, takes the frame, answers the client directly.',
    gateway: 'Takes one frame off a wire and makes another for the next.',
    client: 'Asks for the VIP.',
  },
};

/** Joining a class with a code. */
export const join = {
  title: 'Join with a code',
  lead: 'Your teacher shows six characters.',
  codeLabel: 'Class code',
  codeHint: 'Digits and letters; there is no 0, O, 1 or I in a code.',
  codeShort: 'The code has six characters. {missing, plural, one {One is} other {# are}} still missing.',
  noSuchCode:
    'No open class has the code {code}. Compare it with the one on the projector. When a class ends, its code stops working.',
  next: 'Next',
  nicknameTitle: 'What shall the class call you?',
  inClass: 'Class {code}',
  nickname: 'Nickname',
  nicknameHint: 'Everyone in the class sees it. At most {max} characters.',
  nicknameMissing: 'Type a nickname.',
  nicknameLong: 'That is {length} characters; at most {max} fit.',
  another: 'Suggest another',
  go: 'Take a seat',
  going: 'Taking a seat …',
  looking: 'Looking for the class …',
  tryAgain: 'Try again',
  back: 'You already have a seat in this class.',
  backGo: 'Back to my seat',
};

import { lessons } from '@frameplay/lessons';
import { fillIn } from './actors/answers.js';
import { Crew, holdsAt } from './actors/crew.js';
import { expect, test } from './fixtures/world.js';
import { look, lookAtTheWall, speak, visit } from './look.js';
import { natInsteadOfDirectRouting } from './mistakes.js';
import { Referee } from './referee.js';

test('every page fits every screen, speaks one language at a time, and has no serious accessibility finding', async ({
  product,
  records,
  stage,
  words,
}) => {
  test.setTimeout(300_000);
  const guest = await stage.student('Guest', product);
  const teacher = await stage.teacher('Dr Ito', product);
  const mei = await stage.student('Mei', product);

  for (const path of ['/', '/join', '/sign-in', '/sign-up', '/learn', `/learn/${lessons[0]?.id}`, '/teach']) {
    await visit(guest, path, words);
  }

  await teacher.signsUp();
  await visit(teacher, '/teach', words);
  const code = await teacher.opensClass('guided');
  const classroomId = await records.classroomOfCode(code);
  await visit(teacher, `/teach/${classroomId}`, words);
  await visit(guest, `/join/${code}`, words);

  await mei.joins(code);
  await expect(mei.sees('play.lobby.title')).toBeVisible();
  await visit(mei, `/play/${classroomId}`, words);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  await crew.seat(mei);
  await visit(teacher, `/teach/${classroomId}`, words);
  await teacher.starts();
  await crew.play({ until: holdsAt('director') });
  await expect(mei.page.getByTestId('inbox-item')).toBeVisible();
  await visit(mei, `/play/${classroomId}`, words);
  await look(mei, 'the help about keys', words, () => mei.page.keyboard.press('?'));

  await test.step('a frame half composed, and a review of a mistake', async () => {
    let seen = false;
    await crew.play({
      whim: async (student, waiting, right) => {
        const wrong = natInsteadOfDirectRouting(right, waiting);
        if (wrong === null || seen) return false;
        await student.desk.open(waiting.wait.frameId);
        await student.desk.compose(wrong);
        await look(student, 'a composed frame', words);
        await student.errs(waiting.wait.frameId, wrong);
        await look(student, 'the review of a mistake', words);
        await student.triesAgain();
        seen = true;
        return false;
      },
    });
    expect(seen, 'Mei forwarded a frame').toBe(true);
  });

  await mei.page.keyboard.press('w');
  await look(mei, 'a part that is over, and why its last frame came', words);
  await visit(mei, `/play/${classroomId}/results`, words);
  await teacher.page.goto(`/teach/${classroomId}`);
  await teacher.press(teacher.seat('director'));
  await look(teacher, 'the board with the panel of a group', words);
  await look(teacher, 'the choice of a bot', words, () => teacher.press(teacher.page.getByTestId('choose-bot')));
  await look(teacher, 'the list of people', words, () => teacher.press(teacher.page.getByTestId('people')));
  await lookAtTheWall(teacher, `/teach/${classroomId}/projector`, words);
  await visit(teacher, `/teach/${classroomId}/gradebook`, words);
  await teacher.press(teacher.page.getByTestId('gradebook-row').getByRole('button').last());
  await look(teacher, 'the gradebook with the decisions of a student', words);
  await teacher.page.goto(`/teach/${classroomId}`);
  await teacher.ends();
  await look(teacher, 'the board of a class that has ended', words);
  await visit(mei, `/play/${classroomId}`, words);
});

test('the sandbox, the comparison and every kind of desk and exercise are held to the same', async ({
  product,
  stage,
  words,
}) => {
  test.setTimeout(300_000);
  const guest = await stage.student('Guest', product, { motion: 'little' });
  await visit(guest, '/sandbox', words);
  await guest.page.goto('/compare');
  for (const way of ['dr', 'nat', 'tun']) await guest.page.getByTestId(`predict-${way}`).fill('20');
  await guest.press(guest.page.getByTestId('compare-run'));
  await expect(guest.page.getByTestId('compare-result')).toBeVisible();
  await look(guest, 'the comparison with its result', words);
  for (const [lesson, exercise, seat] of [
    ['five-steps', 'header-table', null],
    ['arp-problem', 'who-leaked', null],
    ['high-availability', 'fifty-second-mystery', null],
    ['routing', 'gateway-seat', 'gw'],
    ['routing', 'gateway-seat', 'client'],
    ['layer-2', 'i-am-the-switch', 's1'],
  ] as const) {
    await guest.opensExercise(lesson, exercise, seat);
    await expect(guest.page.getByTestId(seat === null ? /^(predict|lab)-desk$/ : 'inbox-item').first()).toBeVisible();
    await look(guest, `the desk of ${exercise} ${seat ?? ''}`, words);
  }
  await guest.opensExercise('why-balance', 'where-is-the-bottleneck', null);
  await look(guest, 'a quiz', words);
  await fillIn(guest, { ratio: '2', 'larger-pages': 'acks', 'first-full': 'director-link', 'dr-needs': ['same-lan'] });
  await guest.press(guest.page.getByTestId('quiz-send'));
  await expect(guest.page.getByTestId('note-ratio')).toBeVisible();
  await look(guest, 'a quiz with what was wrong', words);
  await visit(guest, `/play/${guest.classroomId}/results`, words);
  await visit(guest, '/learn', words);
  await visit(guest, '/learn/why-balance', words);
});

test('a class that predicts, on the desk, the board and the projector, and who was removed from it', async ({
  product,
  records,
  stage,
  words,
}) => {
  test.setTimeout(300_000);
  const teacher = await stage.teacher('Ms Roy', product);
  const mei = await stage.student('Mei', product);
  await teacher.signsUp();
  const code = await teacher.opensClass('guided', /VIP everywhere|VIP 无处不在/);
  const classroomId = await records.classroomOfCode(code);
  await mei.joins(code);
  await teacher.starts();
  await look(teacher, 'the board at a quiz', words);
  await teacher.looksAt('rs1');
  await teacher.press(teacher.page.getByTestId('go-on'));
  await expect(mei.page.getByTestId('check-all-answered')).toBeVisible();
  await look(teacher, 'the board at a lab', words);
  await teacher.press(teacher.page.getByTestId('go-on'));
  await expect(mei.page.getByTestId('check-near-client')).toBeVisible();
  await teacher.press(teacher.page.getByTestId('go-on'));
  await fillIn(mei, { 'answers-before': ['director'] });
  await mei.press(mei.page.getByTestId('predict-send'));
  await expect(teacher.page.getByTestId('predict-count')).toHaveAttribute('data-answered', '1');
  await look(teacher, 'the board with a histogram', words);
  await teacher.press(teacher.page.getByTestId('reveal'));
  await expect(mei.page.getByTestId('revealed-before')).toBeVisible();
  await look(mei, 'a prediction that is revealed', words);
  await lookAtTheWall(teacher, `/teach/${classroomId}/projector`, words);

  const zoe = await stage.student('Zoe', product);
  await zoe.joins(code);
  await look(zoe, 'what a late joiner is told', words);
  await teacher.page.goto(`/teach/${classroomId}`);
  await teacher.press(teacher.page.getByTestId('people'));
  const people = teacher.page.getByRole('dialog');
  await teacher.press(people.getByTestId('person').filter({ hasText: 'Zoe' }).getByTestId('remove-person'));
  await teacher.press(teacher.page.getByTestId('confirm'));
  await expect(zoe.page.getByTestId('goodbye')).toBeVisible();
  await look(zoe, 'what somebody is told who was removed', words);
  await teacher.press(people.getByTestId('readmit'));
  await expect(zoe.page.getByTestId('goodbye')).toHaveCount(0);
  await expect(zoe.page.getByTestId('phase')).toHaveAttribute('data-phase', 'running');
});

test('what is not there says so clearly, in both languages', async ({ product, stage, words }) => {
  const guest = await stage.student('Guest', product);
  for (const language of ['en', 'zh'] as const) {
    await guest.page.goto('/no/such/page');
    await speak(guest, language);
    await expect(guest.sees('trouble.notFoundTitle')).toBeVisible();
    await guest.page.goto('/join/222222');
    await expect(guest.page.getByTestId('error')).toHaveText(guest.word('join.noSuchCode'));
    await guest.page.goto('/play/no-such-class');
    await expect(guest.page.getByTestId('goodbye')).toBeVisible();
    await guest.page.goto('/learn/no-such-lesson');
    await expect(guest.sees('learn.noLesson')).toBeVisible();
  }
  expect((await guest.page.goto('/no/such/page'))?.status()).toBe(404);
  await visit(guest, '/no/such/page', words);
  await visit(guest, '/join/222222', words);
});

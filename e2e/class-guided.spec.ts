import { Crew, holdsAt } from './actors/crew.js';
import { Gradebook } from './actors/gradebook.js';
import { expect, test } from './fixtures/world.js';
import { asStored, expectSameSums, withoutSeq } from './grades.js';
import { natInsteadOfDirectRouting, OneMistake, silentAboutTheVip } from './mistakes.js';
import { Referee } from './referee.js';

test('a teacher and four students play the whole lesson in guided mode, and the grades are in the database', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(300_000);
  const teacher = await stage.teacher('Ms Lin', product);
  const mei = await stage.student('Mei', product);
  const liNa = await stage.student('Li Na', product, { screen: 'phone', motion: 'little' });
  const ravi = await stage.student('Ravi', product, { motion: 'little' });
  const chenJie = await stage.student('陈洁', product, { language: 'zh', motion: 'little' });
  // One of them sees the frames fly; motion at every window costs half of the time of a class.
  const everyone = [mei, liNa, ravi, chenJie];

  await teacher.signsUp();
  const code = await teacher.opensClass('guided');
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);

  await test.step('four students join by code and nickname, and the lobby shows each at a seat', async () => {
    const seats = ['director', 'lan', 'rs1', 'rs2'];
    for (const [index, student] of everyone.entries()) {
      await student.joins(code);
      await expect(student.sees('play.lobby.title')).toBeVisible();
      await expect(teacher.seat(seats[index] ?? '')).toContainText(student.name);
      await crew.seat(student);
    }
  });

  await test.step('the teacher starts, and everybody is told which device they are', async () => {
    await teacher.starts();
    await expect(mei.sees('play.youAre.director')).toBeVisible();
    await expect(liNa.sees('play.youAre.switch')).toBeVisible();
    await expect(ravi.sees('play.youAre.server')).toBeVisible();
    await expect(chenJie.sees('play.youAre.server')).toBeVisible();
  });

  await test.step('Mei keeps silent about the VIP, reads why that is wrong, and answers', async () => {
    const mistake = new OneMistake(mei, referee, silentAboutTheVip);
    await crew.play({ until: () => mistake.made, whim: mistake.whim });
    expect(mistake.made, 'the request for the VIP reached Mei').toBe(true);
  });

  await test.step('the teacher pauses: the draft stays and nobody can send; then it goes on', async () => {
    await crew.play({ until: holdsAt('director') });
    const [held] = (await referee.waiting()).filter(({ wait }) => wait.seat === 'director');
    if (held === undefined) throw new Error('nothing waits at the director');
    await expect(teacher.seat('director')).toHaveAttribute('data-waits', 'true');
    await mei.desk.open(held.wait.frameId);
    await mei.desk.compose(await referee.answer(held.clusterId, held.wait.frameId));
    await expect(mei.desk.send).not.toHaveAttribute('aria-disabled', 'true');
    await teacher.pauses();
    for (const student of everyone) await expect(student.sees('play.paused.title')).toBeVisible();
    await expect(mei.desk.send).toHaveAttribute('aria-disabled', 'true');
    await teacher.resumes();
    for (const student of everyone) await expect(student.sees('play.paused.title')).toHaveCount(0);
    await expect(mei.desk.send, 'the draft is still complete').not.toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('the teacher nudges Mei, goes frame by frame, breaks the service and takes it back', async () => {
    const { page } = teacher;
    await teacher.looksAt('director');
    await teacher.press(page.getByTestId('nudge'));
    await mei.press(mei.page.getByTestId('nudge').getByRole('button'));
    await expect(mei.page.getByTestId('nudge')).toHaveCount(0);
    await teacher.press(page.getByTestId('pace-step'));
    await expect(mei.page.getByTestId('by-step')).toBeVisible();
    await expect(mei.desk.send).toHaveAttribute('aria-disabled', 'true');
    await teacher.press(page.getByTestId('pace-free'));
    await expect(mei.page.getByTestId('by-step')).toHaveCount(0);
    await teacher.press(page.getByTestId('fault-director-service-gone'));
    await expect(page.getByTestId('faults-now')).toBeVisible();
    expect((await referee.cluster('A')).tables['director']?.services).toEqual([]);
    await teacher.press(page.getByTestId('undo-fault'));
    await expect(page.getByTestId('faults-now')).toHaveCount(0);
    expect((await referee.cluster('A')).tables['director']?.services).toHaveLength(1);
  });

  await test.step('Mei rewrites the IP as NAT would, reads why not, and the teacher sees which idea it was', async () => {
    const mistake = new OneMistake(mei, referee, natInsteadOfDirectRouting, () =>
      expect(teacher.seat('director')).toContainText('M2'),
    );
    await crew.play({ until: () => mistake.made, whim: mistake.whim });
    expect(mistake.made, 'Mei forwarded a frame').toBe(true);
  });

  await test.step('two clicks bring the first wrong decision of the group to the projector, without a name', async () => {
    await teacher.looksAt('director');
    const opens = teacher.page.waitForEvent('popup');
    await teacher.press(teacher.page.getByTestId('show-on-projector'));
    const projector = await opens;
    await expect(projector.getByTestId('debrief').locator('.decision-wrong').first()).toBeVisible();
    await expect(projector.getByTestId('projector')).not.toContainText('Mei');
    await projector.close();
  });

  await test.step('the kernel takes the seat of server 1 over: its frames move on, marked and not graded', async () => {
    await crew.play({ until: holdsAt('rs1') });
    await teacher.takesOver('rs1');
    await expect(ravi.page.getByTestId('kernel-seat')).toBeVisible();
    await expect(ravi.page.getByTestId('inbox-item')).toHaveCount(0);
  });

  await test.step('in the second part Ravi has the seat again', async () => {
    const before = (await referee.graded()).filter(({ seat }) => seat === 'rs1').length;
    await crew.play({ until: (waiting) => waiting.some(({ activity }) => activity === 1) });
    expect((await referee.graded()).filter(({ seat }) => seat === 'rs1')).toHaveLength(before);
    await teacher.givesBack('rs1');
    await expect(ravi.page.getByTestId('kernel-seat')).toHaveCount(0);
  });

  await test.step('they play to the end of the second part, and the teacher ends the class', async () => {
    await crew.play();
    const { activity } = await referee.cluster('A');
    expect(activity).toMatchObject({ index: 1, count: 2, finished: true });
    for (const student of everyone) await expect(student.sees('play.empty.finished')).toBeVisible();
    await expect(teacher.sees('classroom.board.need.finished')).toBeVisible();
    await teacher.ends();
    for (const student of everyone) await expect(student.sees('play.ended.title')).toBeVisible();
  });

  const decisions = await test.step('every decision lies in the database as it was graded', async () => {
    await expect.poll(() => records.unprojected(classroomId)).toBe(0);
    const stored = await records.decisions(classroomId);
    const nicknames = new Map(everyone.map((student) => [crew.idOf(student), student.name]));
    expect(stored.map(withoutSeq)).toEqual(asStored(await referee.graded(), nicknames));
    const wrong = stored.filter(({ right, total }) => right < total);
    expect(wrong.map(({ nickname, attempt }) => `${nickname} ${attempt}`)).toEqual(['Mei 1', 'Mei 1']);
    expect(new Set(stored.map(({ nickname }) => nickname))).toEqual(new Set(nicknames.values()));
    expect(await records.phase(classroomId)).toBe('ended');
    return stored;
  });

  const attempts = await records.attempts(classroomId);
  expectSameSums(attempts, decisions);

  await test.step('the gradebook and its file say what the database says', async () => {
    const book = new Gradebook(teacher);
    await book.open(classroomId);
    await book.shows(attempts);
    await book.explains('Mei', decisions);
    await book.csvSays(attempts);
  });

  await test.step('after a restart of the product everything is still there', async () => {
    await product.restart();
    const book = new Gradebook(teacher);
    await book.open(classroomId);
    await book.shows(attempts);
    await chenJie.page.reload();
    await expect(chenJie.sees('play.ended.title')).toBeVisible();
    expect((await records.decisions(classroomId)).length).toBe(decisions.length);
  });
});

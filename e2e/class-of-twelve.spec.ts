import { Crew } from './actors/crew.js';
import { Gradebook } from './actors/gradebook.js';
import { Group } from './actors/group.js';
import type { Looks } from './actors/looks.js';
import type { Student } from './actors/student.js';
import { clicksIn } from './clicks.js';
import { expect, test } from './fixtures/world.js';
import { asStored, byFrame, byItem, resultsAsStored, withoutSeq } from './grades.js';
import { foreignTexts } from './languages.js';
import { natInsteadOfDirectRouting, OneMistake } from './mistakes.js';
import { Overheard } from './overheard.js';
import { peopleAt, Referee } from './referee.js';

const ZH: Looks = { language: 'zh', motion: 'little' };
const EN: Looks = { language: 'en', motion: 'little' };
/** As they come in: four take the seats of group A, four share them, four are group B. Both languages and a phone in each four. */
const CLASS: readonly (readonly (readonly [string, Looks])[])[] = [
  [
    ['陈洁', ZH],
    ['Mei', { ...EN, screen: 'phone' }],
    ['王小雨', ZH],
    ['Ravi', EN],
  ],
  [
    ['Li Na', EN],
    ['赵磊', { ...ZH, screen: 'phone' }],
    ['Tom', EN],
    ['刘洋', ZH],
  ],
  [
    ['Ana', { ...EN, screen: 'phone' }],
    ['孙悦', ZH],
    ['Omar', EN],
    ['周敏', ZH],
  ],
];

const BEFORE = {
  'no-vip': 'timeout',
  label: 'yes',
  mask: 'near',
  accepts: ['address', 'local-route'],
  'way-out': 'eth0',
};
/** By place in the group: what somebody believes before the lesson. */
const BELIEFS = [{}, { mask: 'nobody' }, { 'no-vip': 'page' }, { accepts: ['address', 'host-route', 'local-route'] }];
const beliefAt = (place: number) => BELIEFS[place % BELIEFS.length] ?? {};
const AFTER = {
  'no-vip': 'loop',
  label: ['dummy', 'lo', 'lo-label'],
  mask: 'itself',
  accepts: 'nothing',
  'way-out': '0',
};

test('twelve people in both languages play a whole lesson of quiz, labs, predictions and seats, and each click is in the grades', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(300_000);
  const teacher = await stage.teacher('Ms Shen', product, ZH);
  await teacher.signsUp();
  const code = await teacher.opensClass('guided', /VIP 无处不在/);
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  const overheard = new Map<Student, Overheard>();

  const everyone =
    await test.step('twelve students come in by the code, and share the seats of two groups', async () => {
      await teacher.press(teacher.page.getByTestId('allow-sharing'));
      const seated: Student[] = [];
      for (const people of CLASS) {
        const students = await Promise.all(people.map(([name, looks]) => stage.student(name, product, looks)));
        for (const student of students) overheard.set(student, new Overheard(student.page));
        await Promise.all(students.map((student) => student.joins(code)));
        const ids = await records.participants(classroomId);
        for (const student of students) crew.seatAs(student, ids.get(student.name) ?? '');
        seated.push(...students);
      }
      return seated;
    });
  const groups = await referee.look().then(({ clusters }) =>
    clusters.map(({ id, seats }) => {
      return new Group(id, new Map(seats.map((seat) => [seat.seat, peopleAt(seat).map((who) => crew.studentOf(who))])));
    }),
  );
  expect(groups.map(({ everyone: { length } }) => length)).toEqual([8, 4]);
  const together = (deed: (group: Group) => Promise<void>) => Promise.all(groups.map(deed));
  const vipOf = async ({ id }: Group) => (await referee.cluster(id)).lab.vip;
  const allSpeakOneLanguage = () =>
    test.step('every page speaks the language of its reader', async () => {
      const names = [...everyone, teacher].map(({ name }) => name);
      for (const { page, language, name } of [...everyone, teacher]) {
        expect.soft(await foreignTexts(page, language, names), `${name} reads ${language}`).toEqual([]);
      }
    });
  await teacher.starts();

  await test.step('part 1, a quiz: who errs reads why, in the own language, and tries again', async () => {
    for (const student of everyone) await expect(student.page.getByTestId('quiz-desk')).toBeVisible();
    await allSpeakOneLanguage();
    await together(async (group) => {
      await group.answers('quiz-send', (_, place) => ({ ...BEFORE, ...beliefAt(place) }));
      for (const [place, student] of group.everyone.entries()) {
        const [wrong] = Object.keys(beliefAt(place));
        for (const question of Object.keys(BEFORE)) {
          const note = student.page.getByTestId(`note-${question}`);
          await expect(note).toHaveAttribute('data-right', String(question !== wrong));
        }
      }
      await group.answers('quiz-send', (_, place) => (place % 4 === 0 ? null : BEFORE));
      for (const { page } of group.everyone) await expect(page.getByTestId('quiz-send')).toHaveCount(0);
    });
    await allSpeakOneLanguage();
    await together((group) => group.goesOn(group.at('director')));
  });

  await test.step('part 2, a lab: one server has lost the VIP; a check before the repair fails, one after it passes', async () => {
    await together(async (group) => {
      const vip = await vipOf(group);
      if (group === groups[0]) {
        await group.checks(group.at('gw'), 'no-vip');
        for (const { page } of group.everyone) {
          await expect(page.getByTestId('check-all-answered')).toHaveAttribute('data-state', 'failed');
        }
      }
      await group.types(['rs1', 'rs2'].map((node) => ({ node, line: `ip addr add ${vip}/32 dev lo` })));
      await group.checks(group.at('rs2'), 'no-vip');
      await group.solved();
    });
    await allSpeakOneLanguage();
    await together((group) => group.goesOn(group.at('rs1')));
  });

  await test.step('part 3, a lab: a mask is too wide', async () => {
    await together(async (group) => {
      const vip = await vipOf(group);
      const lines = [`ip addr del ${vip}/24 dev lo`, `ip addr add ${vip}/32 dev lo`];
      await group.types(['rs1', 'rs2'].flatMap((node) => lines.map((line) => ({ node, line }))));
      await group.checks(group.at('rs1'), 'mask');
      await group.solved();
      await group.goesOn(group.at('gw'));
    });
  });

  await test.step('part 4, a prediction: the teacher sees the histogram, asks again, and reveals', async () => {
    const panel = teacher.page.getByTestId('predict-panel');
    const count = teacher.page.getByTestId('predict-count');
    const believe = ['director'];
    const know = ['director', 'rs1'];
    await together((group) =>
      group.answers('predict-send', (_, place) => ({ 'answers-before': place % 2 === 0 ? know : believe })),
    );
    await expect(count).toHaveAttribute('data-answered', String(everyone.length));
    const rows = panel.getByTestId('histogram-answers-before').getByRole('row');
    const half = String(everyone.length / 2);
    await expect(rows.getByText(half, { exact: true })).toHaveCount(2);
    await teacher.press(teacher.page.getByTestId('ask-again'));
    for (const { page } of everyone) await expect(page.locator('.asked-again')).toBeVisible();
    await together((group) =>
      group.answers('predict-send', (_, place) => (place % 2 === 0 ? null : { 'answers-before': know })),
    );
    await expect(count).toHaveAttribute('data-answered', half);
    await teacher.press(teacher.page.getByTestId('reveal'));
    for (const { page } of everyone) {
      const revealed = page.getByTestId('revealed-before');
      await expect(revealed.getByTestId('note-answers-before')).toHaveAttribute('data-right', 'true');
      await expect(revealed.getByTestId('histogram').last()).toBeVisible();
    }
    await allSpeakOneLanguage();
    await together((group) =>
      group.answers('predict-send', (_, place) => ({
        'answers-after': ['director'],
        works: place % 4 === 2 ? '28' : '0',
      })),
    );
    await expect(count).toHaveAttribute('data-answered', String(everyone.length));
    await teacher.press(teacher.page.getByTestId('reveal'));
    await together((group) => group.goesOn(group.at('rs2')));
  });

  await test.step('part 5, a lab: a host route is no address', async () => {
    await together(async (group) => {
      const vip = await vipOf(group);
      await group.types([
        { node: 'rs1', line: `ip route add ${vip}/32 dev lo` },
        { node: 'rs1', line: `ip addr add ${vip}/32 dev lo` },
      ]);
      await group.checks(group.at('director'), null);
      await group.solved();
      await group.goesOn(group.at('rs1'));
    });
  });

  await test.step('part 6, seats: every frame that waits is decided; one director rewrites an IP, reads why, and tries again', async () => {
    const alone = groups.at(-1);
    if (alone === undefined) throw new Error('there is a group');
    const mistake = new OneMistake(alone.at('director'), referee, natInsteadOfDirectRouting);
    const isOver = async () => (await referee.look()).clusters.every(({ activity }) => activity.finished);
    await crew.play({ whim: mistake.whim, until: isOver });
    expect(mistake.made, 'the director forwarded a frame').toBe(true);
    await allSpeakOneLanguage();
    await together((group) => group.goesOn(group.at('director')));
  });

  await test.step('part 7, a quiz once more, and the teacher ends the class', async () => {
    await together((group) => group.answers('quiz-send', () => AFTER));
    for (const { page } of everyone) await expect(page.getByTestId('quiz-send')).toHaveCount(0);
    const { clusters } = await referee.look();
    for (const { activity } of clusters) expect(activity).toMatchObject({ index: 6, finished: true });
    await teacher.ends();
    for (const student of everyone) await expect(student.sees('play.ended.title')).toBeVisible();
    await allSpeakOneLanguage();
  });

  await test.step('nobody was told anything of another seat, of another group, or of a key', async () => {
    for (const group of groups) {
      for (const [seat, students] of group.seats)
        for (const student of students) {
          const place = {
            participantId: crew.idOf(student),
            clusterId: group.id,
            seat,
            held: new Set(group.seats.keys()),
          };
          expect(overheard.get(student)?.leaks(place), student.name).toEqual([]);
          const elsewhere = { ...place, seat: 'elsewhere' };
          expect(overheard.get(student)?.leaks(elsewhere), `${student.name} was told of ${seat}`).not.toEqual([]);
        }
    }
  });

  await expect.poll(() => records.unprojected(classroomId)).toBe(0);
  const nicknames = new Map(everyone.map((student) => [crew.idOf(student), student.name]));
  await test.step('what lies in the database is what was clicked, graded by the rules', async () => {
    const log = await records.log(classroomId, 0);
    for (const student of everyone) {
      expect(clicksIn(log, crew.idOf(student)), student.name).toEqual(student.clicks);
    }
    const decisions = await records.decisions(classroomId);
    expect(decisions.map(withoutSeq).sort(byFrame)).toEqual(asStored(await referee.graded(), nicknames).sort(byFrame));
    const results = await records.results(classroomId);
    expect([...results].sort(byItem)).toEqual(resultsAsStored(await referee.look(), nicknames));
    for (const name of nicknames.values()) {
      const own = results.filter(({ nickname }) => nickname === name);
      expect(new Set(own.map(({ activity }) => activity)), `${name} has results of all parts without frames`).toEqual(
        new Set([0, 1, 2, 3, 4, 6]),
      );
    }
  });

  await test.step('the gradebook and its files have every attempt, readable for a Chinese Excel', async () => {
    const attempts = await records.attempts(classroomId);
    const book = new Gradebook(teacher);
    await book.open(classroomId);
    await book.shows(attempts);
    await book.csvSays(attempts);
    await expect(teacher.page.getByTestId('gains')).toBeVisible();
  });
});

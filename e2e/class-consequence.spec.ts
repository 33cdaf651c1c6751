import { Crew, holdsAt } from './actors/crew.js';
import type { Student } from './actors/student.js';
import { expect, test } from './fixtures/world.js';
import { asStored, withoutSeq } from './grades.js';
import { answerForTheVip } from './mistakes.js';
import { Referee } from './referee.js';

/** By activity: the device that asks for the VIP, and so the one whose neighbour table goes wrong. */
const ASKERS = ['client', 'gw'];

test('in consequence mode server 1 answers for the VIP first: the table is poisoned and requests go around the director', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(300_000);
  const teacher = await stage.teacher('Mr Ortega', product);
  const mei = await stage.student('Mei', product);
  const liNa = await stage.student('Li Na', product, { motion: 'little' });
  const ravi = await stage.student('Ravi', product, { motion: 'little' });
  const chenJie = await stage.student('陈洁', product, { language: 'zh', motion: 'little' });
  // One of them sees the frames fly; motion at every window costs half of the time of a class.
  const everyone = [mei, liNa, ravi, chenJie];

  await teacher.signsUp();
  const code = await teacher.opensClass('consequence');
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  for (const student of everyone) {
    await student.joins(code);
    await crew.seat(student);
  }
  await teacher.starts();

  for (const [activity, asker] of ASKERS.entries()) {
    await test.step(`part ${activity + 1}: Ravi answers before the director does, and the ${asker} believes it`, async () => {
      await crew.play({ until: holdsAt('rs1') });
      const [asked] = (await referee.waiting()).filter(({ wait }) => wait.seat === 'rs1');
      if (asked === undefined) throw new Error('nobody asks server 1');
      const { lab } = await referee.cluster('A');
      await ravi.decides(asked.wait.frameId, answerForTheVip(asked.wait, lab));
      await crew.play({ only: liNa });
      const poisoned = (await referee.cluster('A')).consequence?.poisoned;
      expect(poisoned).toMatchObject({ node: asker, owner: 'rs1' });
    });

    await test.step(`part ${activity + 1}: everybody watches the second request bypass the director`, async () => {
      await crew.play({ until: async () => ((await referee.cluster('A')).consequence?.counters.requests ?? 0) >= 2 });
      const { consequence, tables, lab } = await referee.cluster('A');
      if (consequence === null) throw new Error('the network came to no consequence');
      const { counters, poisoned } = consequence;
      expect(counters).toMatchObject({ directorPackets: 0, directorConnections: 0, server: 'rs1', requests: 2 });
      expect(counters.serverPackets, 'the requests landed at server 1').toBeGreaterThan(4);
      expect(tables[asker]?.neighbours).toContainEqual(
        expect.objectContaining({ address: lab.vip, mac: poisoned.mac }),
      );
      for (const student of everyone) await watchesTheBypass(student, asker, poisoned.mac, counters.serverPackets);
      await expect(ravi.page.getByTestId('chain').locator('.chain-decided')).not.toHaveCount(0);
      await expect(teacher.sees('classroom.board.need.poisoned')).toBeVisible();
      await teacher.looksAt('director');
      await expect(teacher.page.getByTestId('poisoned-row')).toHaveAttribute('data-mac', poisoned.mac);
      await expect(teacher.page.getByTestId('counter-director')).toHaveText('0');
      await expect(teacher.page.getByTestId('counter-server')).toHaveText(String(counters.serverPackets));
      for (const student of everyone) await student.backToTheDesk();
      await crew.play({ until: (waiting) => waiting.some((one) => one.activity > activity) });
    });
  }

  await test.step('the lesson ends, and the database tells whose decision it was', async () => {
    await crew.play();
    expect((await referee.cluster('A')).activity).toMatchObject({ index: 1, finished: true });
    await teacher.ends();
    await expect.poll(() => records.unprojected(classroomId)).toBe(0);
    const stored = await records.decisions(classroomId);
    const nicknames = new Map(everyone.map((student) => [crew.idOf(student), student.name]));
    expect(stored.map(withoutSeq)).toEqual(asStored(await referee.graded(), nicknames));
    const wrong = stored.filter(({ right, total }) => right < total);
    expect(wrong.map(({ nickname, activity }) => ({ nickname, activity }))).toEqual([
      { nickname: 'Ravi', activity: 0 },
      { nickname: 'Ravi', activity: 1 },
    ]);
    for (const { fields } of wrong) {
      expect(fields).toContainEqual(expect.objectContaining({ field: 'reaction', got: 'arp-reply', expected: 'none' }));
    }
  });
});

/** The banner, the poisoned row, and the counters, as the network has them. */
async function watchesTheBypass(student: Student, asker: string, mac: string, serverPackets: number): Promise<void> {
  const { page } = student;
  await expect(page.getByTestId('consequence')).toContainText(student.word('play.consequence.title'));
  await student.looksAtTheConsequence();
  await expect(page.getByTestId('table-neighbours').and(page.locator(`[data-node="${asker}"]`))).toBeVisible();
  await expect(page.getByTestId('poisoned-row')).toHaveAttribute('data-mac', mac);
  await expect(page.getByTestId('counter-director')).toHaveText('0');
  await expect(page.getByTestId('counter-server')).toHaveText(String(serverPackets));
}

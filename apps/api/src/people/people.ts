import { Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error.js';
import { randomId } from '../ids/random-id.js';
import { fingerprint } from '../secrets/secrets.js';
import { cleanNickname, nicknameKey, numbered } from './nickname.js';
import { PeopleRepository, type Person } from './people.repository.js';

export type { Person } from './people.repository.js';

/** More people with one name than this are a flood, not a class. */
const SAME_NAME_MAX = 60;

export interface Arrival {
  readonly classroomId: string;
  readonly nickname: string;
  readonly opKey: string;
  readonly token: string;
  readonly userId: string | null;
}

/** Who is in which classroom, by name. */
@Injectable()
export class People {
  readonly #repository: PeopleRepository;

  constructor(repository: PeopleRepository) {
    this.#repository = repository;
  }

  /** The same opKey finds the same person; a name that is taken gets a number. */
  async arrive({ classroomId, nickname, opKey, token, userId }: Arrival): Promise<Person> {
    const name = cleanNickname(nickname);
    const opHash = fingerprint(opKey);
    for (let number = 1; number <= SAME_NAME_MAX; number += 1) {
      const known = await this.#repository.findByJoin(classroomId, opHash);
      if (known !== null) return known;
      const own = numbered(name, number);
      const created = await this.#repository.create({
        id: randomId(),
        classroomId,
        nickname: own,
        nicknameKey: nicknameKey(own),
        tokenHash: fingerprint(token),
        opHash,
        userId,
      });
      if (created !== null) return created;
    }
    throw nicknameTaken('这个昵称已被太多人使用，请换一个。', 'Too many people have this nickname. Choose another.');
  }

  /** The name as the class will see it; an ApiError when it is none, or another's. */
  async rename(classroomId: string, participantId: string, typed: string): Promise<string> {
    const nickname = cleanNickname(typed);
    if (await this.#repository.rename(classroomId, participantId, nickname, nicknameKey(nickname))) return nickname;
    throw nicknameTaken('课堂里已经有人叫这个名字。', 'Somebody in the class has this name already.');
  }

  /** The rules refused the place: nothing of the arrival stays. */
  forget(person: Person): Promise<void> {
    return this.#repository.remove(person.id);
  }

  withToken(token: string): Promise<Person | null> {
    return this.#repository.findByToken(fingerprint(token));
  }

  ofUser(classroomId: string, userId: string): Promise<Person | null> {
    return this.#repository.findByUser(classroomId, userId);
  }

  listOf(classroomId: string): Promise<Person[]> {
    return this.#repository.listOf(classroomId);
  }
}

function nicknameTaken(zh: string, en: string): ApiError {
  return new ApiError(409, 'nickname/taken', zh, en, {
    fields: [{ field: 'nickname', zh: '请换一个昵称。', en: 'Choose another nickname.' }],
  });
}

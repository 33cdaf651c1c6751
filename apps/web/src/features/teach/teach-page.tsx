'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { askForSession, useSession } from '@/lib/session';
import { AppHeader, Button, ErrorLine, LinkButton } from '@/ui';
import { ClassList } from './class-list';
import { OpenClass } from './open-class';
import './teach.css';

/** `/teach`: open a class, and all classes so far. */
export function TeachPage() {
  const t = useTranslations('teach');
  const tAccount = useTranslations('account');
  const session = useSession();
  const router = useRouter();
  const signedIn = session.data !== null;
  const signOut = async () => {
    const { account } = await import('@/lib/account');
    await account.signOut();
    await askForSession();
    router.push('/');
  };
  return (
    <>
      <AppHeader crumb={<b>{t('title')}</b>}>
        {signedIn && (
          <>
            <span className="ink2 top-wide">{session.data?.user.name}</span>
            <Button variant="quiet" onClick={signOut}>
              {tAccount('signOut')}
            </Button>
          </>
        )}
      </AppHeader>
      <main className="page-main teach-page">
        {session.isPending && <p className="ink2">{t('loading')}</p>}
        {!session.isPending && !signedIn && <MustSignIn />}
        {signedIn && <Classes />}
      </main>
    </>
  );
}

function MustSignIn() {
  const t = useTranslations('teach');
  const tAccount = useTranslations('account');
  return (
    <section className="teach-sign-in">
      <h1>{t('mustSignIn')}</h1>
      <div className="teach-buttons">
        <LinkButton href="/sign-in?next=/teach" variant="primary">
          {tAccount('signIn')}
        </LinkButton>
        <LinkButton href="/sign-up?next=/teach">{tAccount('signUp')}</LinkButton>
      </div>
    </section>
  );
}

function Classes() {
  const t = useTranslations('teach');
  const lessons = useApi('/api/lessons', 'lessonList').answer;
  const classes = useApi('/api/classrooms', 'classroomList').answer;
  const known = lessons.state === 'ok' ? lessons.value.lessons : [];
  return (
    <>
      <section>
        <h1>{t('openTitle')}</h1>
        {lessons.state === 'error' && <ErrorLine error={lessons.error} />}
        {lessons.state === 'ok' && <OpenClass lessons={known} />}
      </section>
      <section>
        <h2>{t('title')}</h2>
        {classes.state === 'loading' && <p className="ink2">{t('loading')}</p>}
        {classes.state === 'error' && <ErrorLine error={classes.error} />}
        {classes.state === 'ok' && <ClassList classes={classes.value.classrooms} lessons={known} />}
      </section>
    </>
  );
}

import { AccountPage } from '@/features/account/account-page';
import { Texts } from '@/i18n/texts';
import { ownPath } from '@/lib/own-path';

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  return (
    <Texts of={['account']}>
      <AccountPage mode="sign-in" next={ownPath((await searchParams)['next'], '/teach')} />
    </Texts>
  );
}

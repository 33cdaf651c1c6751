import type { account as en } from '../en/account';
import type { Shape } from '../shape';

export const account: Shape<typeof en> = {
  signIn: '登录',
  signUp: '注册账号',
  signOut: '退出登录',
  signInLead: '供教师使用，也可用来保存自学成绩。学生上课不需要账号。',
  name: '姓名',
  nameHint: '只有你自己看得到。',
  email: '邮箱',
  password: '密码',
  passwordHint: '至少 8 个字符。',
  showPassword: '显示密码',
  toSignUp: '还没有账号？注册',
  toSignIn: '已有账号？登录',
  working: '请稍候……',
  error: {
    nameMissing: '请填写姓名。',
    emailMissing: '请填写邮箱。',
    emailBad: '这不是邮箱地址：要有用户名、@ 和域名。',
    passwordMissing: '请填写密码。',
    passwordShort: '密码现在有 {length} 个字符，至少要 8 个。',
    passwordLong: '密码太长，最多 128 个字符。',
    server: '服务器的回答不正常，没有改变任何东西，请再试一次。',
    offline: '连不上服务器。请检查网络后再试。',
  },
};

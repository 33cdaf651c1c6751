import type { Page } from '../page.js';

export const curlPage: Page = {
  name: 'curl',
  summary: { en: 'fetch a page by HTTP', zh: '用 HTTP 获取网页' },
  synopsis: [
    'curl [-s] [-S] [-i] [-o /dev/null] [-w FORMAT] [-m SECONDS] [--interface ADDRESS] http://ADDRESS[:PORT]/',
  ],
  description: [
    {
      en: 'Opens one TCP connection, sends one GET and prints the answer. The exit code tells what happened: 0 an answer came, 7 refused or unreachable, 28 time-out, 52 closed without an answer, 56 reset.',
      zh: '建立一个 TCP 连接，发送一个 GET 请求并打印应答。退出码说明结果：0 收到应答，7 被拒绝或不可达，28 超时，52 对方关闭而无应答，56 被重置。',
    },
  ],
  options: [
    { flag: '-s', text: { en: 'no progress and no error messages', zh: '不显示进度和错误' } },
    { flag: '-S', text: { en: 'with -s: show errors all the same', zh: '与 -s 合用：仍显示错误' } },
    { flag: '-i', text: { en: 'print the headers too', zh: '同时打印首部' } },
    { flag: '-o /dev/null', text: { en: 'throw the body away', zh: '丢弃正文' } },
    {
      flag: '-w FORMAT',
      text: {
        en: 'print this afterwards: %{http_code}, %{remote_ip}, %{local_port}, %{time_total} ...',
        zh: '结束后按格式打印：%{http_code}、%{remote_ip}、%{local_port}、%{time_total} 等',
      },
    },
    { flag: '-m SECONDS', text: { en: 'give up after so long (--max-time)', zh: '这么多秒后放弃（--max-time）' } },
    { flag: '-4', text: { en: 'accepted: there is only IPv4', zh: '可以写：这里只有 IPv4' } },
    { flag: '--interface ADDRESS', text: { en: 'the source address to use', zh: '使用的源地址' } },
  ],
  examples: [
    {
      line: 'curl http://192.168.1.100/',
      text: { en: 'ask the VIP: which server answers?', zh: '访问 VIP：哪台服务器应答？' },
    },
    {
      line: 'for i in 1 2 3 4; do curl -s http://192.168.1.100/; done',
      text: { en: 'see the scheduler take turns', zh: '观察调度器轮流选择' },
    },
    {
      line: 'curl -s -m 2 -o /dev/null -w "%{http_code}\\n" http://192.168.1.100/',
      text: { en: 'only whether it works', zh: '只看是否成功' },
    },
  ],
  missing: {
    en: 'Names, https, methods other than GET, several URLs, files.',
    zh: '域名、https、GET 以外的方法、多个 URL、文件。',
  },
};

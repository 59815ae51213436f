// Arabic words of what burns down, and when.

import type { BurningText } from '../en/burning.ts'

export const ar: BurningText = {
  theyWant: (name, after) =>
    `اختار ${name} ${after}. وحتى يختار ${name} أكثر فهذا هو الساري عندكما.`,
  keepAll: 'إبقاء الرسائل',
  honest: (name) => 'كلاكما يرى التغيير، وSnug يلتزم به عند الطرفين. أما برنامج معدّل أو صورة أو ' +
    `نسخة عند ${name} فلا يمكن التراجع عنها من هنا.`,
  chose: {
    me: (after) => `اخترت أن تحترق الرسائل بعد ${after} عندكما معًا.`,
    them: (name, after) => `اختار ${name} أن تحترق الرسائل بعد ${after} عندكما معًا.`
  },
  choseKeep: {
    me: 'اخترت إبقاء الرسائل هنا. تبقى حتى تُحذف.',
    them: (name) => `اختار ${name} إبقاء الرسائل هنا. تبقى حتى تُحذف.`
  },
  wishes: {
    me: (name, wish, after) =>
      `تود ${wish}. وحتى يختار ${name} ذلك أيضًا تحترق الرسائل بعد ${after}.`,
    them: (name, wish, after) =>
      `يود ${name} ${wish}. وحتى تختار ذلك أيضًا تحترق الرسائل بعد ${after}.`
  },
  clock: {
    title: 'هل ساعة هذا الجهاز صحيحة؟',
    words: (says, seen, until) => `تقول ${says}. وحين كان Snug هنا آخر مرة كان الوقت ${seen}. ` +
      'الرسائل التي كانت ستحترق منذ ذلك الحين محجوبة، ولا يُمحى منها شيء حتى تجيب، أو حتى ' +
      `${until}.`,
    right: 'صحيحة: امحُها',
    wrong: 'غير صحيحة: أبقِها',
    wasRight: 'مُحي ما انتهى وقته.',
    wasWrong: 'عادت الرسائل. اضبط ساعة هذا الجهاز.'
  },
  timer: 'مؤقت لما تكتبه الآن',
  noTimer: 'بلا مؤقت',
  timerSet: (after) => `تحترق بعد ${after} من قراءتها، وهنا بعد وصولها.`,
  timerOf: (after) => `المؤقت: ${after} من القراءة`,
  tookBackMine: 'سحبت هذه الرسالة.',
  tookBack: (name) => `سحب ${name} هذه الرسالة.`,
  takeBack: 'حذف عند الطرفين',
  star: 'تمييز بنجمة',
  unstar: 'إزالة النجمة',
  stars: {
    marked: 'مميزة', kept: 'مميزة ومحفوظة', asked: 'يُسأل كاتبها هل يمكنك الاحتفاظ بها',
    refused: 'كاتبها لا يريد الاحتفاظ بها'
  },
  keepAsked: (name) => `يود ${name} الاحتفاظ برسالة منك تحترق.`,
  keepAllowed: (name) => `سمحت لـ ${name} بالاحتفاظ برسالة منك.`,
  keepRefused: (name) => `لم تسمح لـ ${name} بالاحتفاظ برسالة منك.`,
  allow: 'السماح',
  refuse: 'عدم السماح'
}

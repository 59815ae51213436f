// Arabic words of what burns down, and when.

import { genitive } from '../cases.ts'
import type { BurningText } from '../en/burning.ts'

export const ar: BurningText = {
  theyWant: (name, after) =>
    `اختار ${name} ${after}. وحتى يختار ${name} أكثر فهذا هو الساري عندكما.`,
  keepAll: 'إبقاء الرسائل',
  honest: (name) => 'كلاكما يرى التغيير، وSnug يلتزم به عند الطرفين. أما برنامج معدّل أو صورة أو ' +
    `نسخة عند ${name} فلا يمكن التراجع عنها من هنا.`,
  chose: {
    me: (after) => `اخترت أن تحترق الرسائل الجديدة بعد ${genitive(after)} عندكما معًا.`,
    them: (name, after) =>
      `اختار ${name} أن تحترق الرسائل الجديدة بعد ${genitive(after)} عندكما معًا.`
  },
  choseKeep: {
    me: 'اخترت إبقاء الرسائل الجديدة هنا. تبقى حتى تُحذف.',
    them: (name) => `اختار ${name} إبقاء الرسائل الجديدة هنا. تبقى حتى تُحذف.`
  },
  wishes: {
    me: (name, wish, after) =>
      `تود ${wish}. وحتى يختار ${name} ذلك أيضًا تحترق الرسائل الجديدة بعد ${genitive(after)}.`,
    them: (name, wish, after) =>
      `يود ${name} ${wish}. وحتى تختار ذلك أيضًا تحترق الرسائل الجديدة بعد ${genitive(after)}.`
  },
  clock: {
    title: 'هل الساعة صحيحة؟',
    words: (ahead, until) => `قفزت ساعة هذا الجهاز إلى الأمام ${ahead}. الرسائل التي كانت ` +
      `ستنتهي محجوبة، ولا يُمحى شيء حتى تجيب، أو حتى ${until} على الأكثر. وإن كانت خاطئة ` +
      'فستعود.',
    off: 'الساعة خاطئة',
    offBy: (span, isAhead) => `تقول البيوت إن ساعة هذا الجهاز ${isAhead ? 'متقدمة' : 'متأخرة'} ` +
      `بنحو ${genitive(span)}. قد تنتهي الرسائل قبل أوانها أو بعده، ولا يجدك أصدقاؤك. اضبطها.`,
    right: 'هي صحيحة',
    wrong: 'هي خاطئة',
    wasRight: 'مُحي ما انتهى وقته.',
    wasWrong: 'عادت الرسائل. اضبط ساعة هذا الجهاز.'
  },
  timer: 'مؤقت لما تكتبه الآن',
  noTimer: 'بلا مؤقت',
  timerSet: (after) => `تحترق بعد ${genitive(after)} من قراءتها، وهنا بعد وصولها.`,
  timerOf: (after) => `المؤقت: ${after} من القراءة`,
  tookBackMine: 'سحبت هذه الرسالة.',
  tookBack: (name) => `سحب ${name} هذه الرسالة.`,
  takeBack: 'حذف عند الطرفين',
  takeBackTitle: 'حذف عند الطرفين؟',
  takeBackHint: (name) => `تُمحى الكلمات هنا، ويمحوها Snug عند ${name} حين يعلم بذلك. ويرى ` +
    'كلاكما أنه كانت هناك رسالة.',
  star: 'تمييز بنجمة',
  askKeep: 'اطلب الاحتفاظ بها',
  unstar: 'إزالة النجمة',
  stars: {
    marked: 'مميزة', kept: 'مميزة ومحفوظة', asked: 'يُسأل كاتبها هل يمكنك الاحتفاظ بها',
    refused: 'كاتبها لا يريد الاحتفاظ بها'
  },
  details: {
    here: 'تحترق هنا',
    there: (name) => `عند ${name}`,
    afterArrival: (after) => `بعد ${genitive(after)} من وصولها`,
    afterReading: (after) => `بعد ${genitive(after)} من قراءتها`,
    atLatest: (when, at) => `${when}، وعلى الأكثر ${at}`,
    about: (at) => `نحو ${at}`,
    keptThere: 'تبقى هناك، لأنك سمحت بذلك',
    timer: 'المؤقت',
    timerMine: (after, name) => `${after}. يبدأ عند ${name} من القراءة، وهنا من الوصول.`,
    timerTheirs: (after, name) =>
      `${after}، باختيار ${name}. يبدأ هنا من القراءة، وهناك من الوصول.`,
    notYet: 'لم يبدأ بعد.',
    star: 'النجمة',
    stars: {
      marked: 'تبقى على أي حال، ولا يعلم أحد بالنجمة.',
      keptMine: (name) => `تحتفظ بها هنا. وعند ${name} تحترق كما كانت ستحترق.`,
      kept: (name) => `تبقى هنا. سمح ${name} بذلك، ويمكنه التراجع.`,
      asked: (name) => `يُسأل ${name} هل يمكنك الاحتفاظ بها. وحتى ذلك الحين تحترق في وقتها.`,
      refused: (name) => `لا يريد ${name} الاحتفاظ بها. تحترق في وقتها.`
    },
    limits: 'ما لا يعد به أحد',
    honest: (name) => 'يلتزم Snug بذلك عند الطرفين. أما برنامج معدّل أو صورة أو نسخة عند ' +
      `${name} فلا يمكن التراجع عنها من هنا.`
  },
  keepWhich: 'هذه الرسالة:',
  keepWhichGone: 'لم تعد تلك الرسالة هنا.',
  allowAfter: 'اسمح رغم ذلك',
  refuseAfter: 'تراجع عن ذلك',
  keepAsked: (name) => `يود ${name} الاحتفاظ برسالة منك تحترق.`,
  keepAllowed: (name) => `سمحت لـ ${name} بالاحتفاظ برسالة منك.`,
  keepRefused: (name) => `لم تسمح لـ ${name} بالاحتفاظ برسالة منك.`,
  allow: 'السماح',
  refuse: 'عدم السماح'
}

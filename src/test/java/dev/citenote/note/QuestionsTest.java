package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  @Test
  void of_listWithoutQuestionMarks_takesEveryItem() {
    assertQuestions(
        "## 大模型\n* 怎么评测？\n* 介绍一下InstructionGPT\n* 训练目标函数\n* 为什么会幻觉\n",
        "2 listed 怎么评测？",
        "3 listed 介绍一下InstructionGPT",
        "4 listed 训练目标函数",
        "5 listed 为什么会幻觉");
  }

  @Test
  void of_listBelowTitleOfQuestions_takesShortItemsWithoutAskingWords() {
    assertQuestions(
        "## Java 面试题\n1. HashMap\n2. 线程池\n3. 类加载\n",
        "2 listed HashMap",
        "3 listed 线程池",
        "4 listed 类加载");
    assertQuestions("## 常用向量库\n1. Milvus\n2. Faiss\n3. Chroma\n");
  }

  @Test
  void of_linesWithoutMarkers_areAListOfQuestions() {
    assertQuestions(
        "一面 50min\n\n自我介绍\nLoRA的秩怎么选\n为什么不全参微调\n编辑距离\n",
        "3 listed 自我介绍",
        "4 listed LoRA的秩怎么选",
        "5 listed 为什么不全参微调",
        "6 listed 编辑距离");
  }

  @Test
  void of_groupTitles_areNoQuestions() {
    assertQuestions(
        "- **概念部分**\n\n     1. 什么是 LangChain?\n\n     2. 如何使用?\n- **微调面**\n     1. LoRA篇\n          1.1 什么是 LoRA？\n          1.2 LoRA 的思路是什么？\n",
        "3 listed 什么是 LangChain?",
        "5 listed 如何使用?",
        "8 listed 什么是 LoRA？",
        "9 listed LoRA 的思路是什么？");
  }

  @Test
  void of_severalQuestionsOnALine_areSplitExactly() {
    assertQuestions(
        "- 什么是CLIP？它为什么强(比如zero-shot?)？了解过BLIP吗\n- 怎么做的？\n",
        "1 listed 什么是CLIP？",
        "1 listed 它为什么强(比如zero-shot?)？",
        "1 listed 了解过BLIP吗",
        "2 listed 怎么做的？");
    assertQuestions(
        "（1）介绍一下你的项目 （2）难点是什么 （3）你负责哪部分\n（4）上线了没有？日活多少？\n",
        "1 listed 介绍一下你的项目",
        "1 listed 难点是什么",
        "1 listed 你负责哪部分",
        "2 listed 上线了没有？",
        "2 listed 日活多少？");
  }

  @Test
  void of_fragmentBehindAQuestion_isPartOfIt() {
    assertQuestions(
        "1. GNN怎么做呢?里面\n2. 为什么?(还有topk)\n", "1 listed GNN怎么做呢?里面", "2 listed 为什么?(还有topk)");
  }

  @Test
  void of_answersInEveryForm_areAnswered() {
    assertQuestions(
        """
        1. 什么是缓存 ==> 保存结果的地方
        2. 什么是队列？队列是一种先进先出的结构。
        3. 有哪些锁？
           - 读锁
           - 写锁
        4. 多少分呢?
           ```
           140
           ```
        5. 怎么优化？答：建索引
        6. 扩容
           答案：1.5倍
        7. 为什么慢？
        > 答：没有索引。
        8. 还有呢？

        没有了。

        9. 什么时候用？
        """,
        "1 answered 什么是缓存",
        "2 answered 什么是队列？",
        "3 answered 有哪些锁？",
        "6 answered 多少分呢?",
        "10 answered 怎么优化？",
        "11 answered 扩容",
        "13 answered 为什么慢？",
        "15 answered 还有呢？",
        "19 listed 什么时候用？");
  }

  @Test
  void of_questionAndAnswerMarks_areLeftOutAndBelieved() {
    assertQuestions(
        "Q1：embedding模型\nA1：看榜单。\n\n**Q2：怎么评测？**\n**答**：\n\n问：会不会变慢？\n答：会。\n",
        "1 answered embedding模型",
        "4 listed 怎么评测？",
        "7 answered 会不会变慢？");
  }

  @Test
  void of_headingQuestion_isAnsweredByWhatStandsBelow() {
    List<Question> questions =
        questions("## 什么是LoRA？\nLoRA在旁边加两个矩阵。\n\n- 省显存\n### 结构\n秩是r。\n## 什么是RoPE？\n## 小结\n完。\n");

    assertThat(questions)
        .extracting(QuestionsTest::line)
        .containsExactly("1 answered 什么是LoRA？", "7 listed 什么是RoPE？");
    Question.Answered answered = (Question.Answered) questions.getFirst().status();
    assertThat(answered.blocks()).extracting(Span::firstLine).containsExactly(2, 4, 6);
  }

  @Test
  void of_textThatDoesNotSpeakOfTheQuestion_isNotItsAnswer() {
    String advice = "多头注意力频率太高了，coding轮和概念轮都考，复习的点包括时间空间复杂度和各种优化。".repeat(6);

    assertQuestions(
        "### Paged Attention的原理是什么，解决了LLM中的什么问题？\n\n\n" + advice + "\n",
        "1 listed Paged Attention的原理是什么，解决了LLM中的什么问题？");
    assertQuestions(
        "**Q3：流水线并行的通信量是多少？**\n\n最近在招实习生，感兴趣的发简历到 hr@example.com，欢迎转发。\n",
        "1 listed 流水线并行的通信量是多少？");
  }

  @Test
  void of_emptyHeading_isAnUnansweredQuestionOfANoteThatAsks() {
    assertQuestions(
        "# 框架\n## llama框架\n## 什么是qwen？\n答案。\n## 参考资料\n", "2 listed llama框架", "3 answered 什么是qwen？");
    assertQuestions("# 笔记\n## 空的一节\n## 另一节\n有内容。\n");
  }

  @Test
  void of_tables_askInOneColumnAndAnswerInAnother() {
    assertQuestions(
        "| # | 题目 | 我的回答 |\n|---|---|---|\n| 1 | 闭包 | 函数和它的外层变量 |\n| 2 | 原型链 | |\n| 3 | 事件循环 | 待补充 |\n",
        "3 answered 闭包",
        "4 listed 原型链",
        "5 listed 事件循环");
    assertQuestions("| 类型 | typeof |\n|---|---|\n| null | object |\n| NaN | number |\n");
  }

  @Test
  void of_placeholders_areNoAnswers() {
    assertQuestions("## 什么是X？\n待补充\n## 什么是Y？\nTODO\n", "1 listed 什么是X？", "3 listed 什么是Y？");
  }

  @Test
  void of_foldedAnswers_belongToTheirSummary() {
    assertQuestions(
        "<details>\n<summary>What is a KV cache?</summary><br><b>\n\n#### Short\nKeys and values kept.\n</b></details>\n<details>\n<summary>How does it scale?</summary>\n</details>\n",
        "2 answered What is a KV cache?",
        "8 listed How does it scale?");
  }

  @Test
  void of_proseListsAndCode_askNothing() {
    assertQuestions(
        """
        # Essay
        People ask me all the time: should you grind? I don't think so. Why did you pick it?

        这次面试总体还行。为什么我会挂呢？可能是项目太水了吧。

        - [ ] 整理一下向量库对比
        - 周五之前改简历

        ```python
        # is x sorted?
        ```

            # why does this fail?
            print(x)

        - **Speed**: how fast it is.
        - **Size**: what it needs.
        """);
  }

  @Test
  void of_listsOfFactsAndTasks_askNothing() {
    assertQuestions(
        """
        # 会议纪要
        - 讨论了如何提升召回率
        - 决定采用混合检索
        - 明确了什么时候上线
        - 张三负责部署

        ## 部署步骤
        1. 下载安装包
        2. 检查端口有没有被占用
        3. 看看日志里有没有报错
        4. 写一个健康检查

        ## TODO
        - buy milk
        - Write a test
        - List all users

        ## git
        - Show the log
        - when the user pushes, the build runs.
        - How it works

        ## 心得
        - 保持运动
        - 想清楚为什么要做
        - 记得什么时候该停

        F1 是什么都兼顾的指标。
        """);
  }

  @Test
  void of_formulasFencesAndTables_swallowNoQuestion() {
    assertQuestions(
        "## 什么是质能方程？\n\n$$E=mc^2$$，其中E是能量。\n\n## 什么是动量？\n\n$$p=mv\n\n## 什么是冲量？\n力乘时间。\n",
        "1 answered 什么是质能方程？",
        "5 answered 什么是动量？",
        "9 answered 什么是冲量？");
    assertQuestions("````md\n```\n什么?\n```\n````\n\n## 什么是A？😀\n字母。\n", "7 answered 什么是A？😀");
    assertQuestions(
        "| 问题 | 答案 |\n|----|" + "-".repeat(600) + "|\n| 什么是锁？ | 互斥 |\n", "3 answered 什么是锁？");
    assertQuestions("2. 已知 $f(x)=?$，求导数？\n", "1 listed 已知 $f(x)=?$，求导数？");
    assertQuestions(
        "---\n日期: 2024-05-01\n\n今天学习了树。\n\n## 什么是分裂？\n\n一分为二。\n\n---\n", "6 answered 什么是分裂？");
  }

  @Test
  void of_headingWithProseAndFollowUps_asksAsTheyDo() {
    assertQuestions(
        "## 如何理解Reactor模式\n\nReactor 用一个线程等事件。\n\n- 为什么比多线程快\n- 有什么缺点\n",
        "1 answered 如何理解Reactor模式",
        "5 listed 为什么比多线程快",
        "6 listed 有什么缺点");
  }

  @Test
  void of_nestedQuestion_knowsTheQuestionAboveIt() {
    List<Question> questions = questions("9. 什么是提示学习？\n 9.1  为什么需要？\n 9.2 优点是什么？\n");

    assertThat(questions.get(0).under()).isEmpty();
    assertThat(questions.get(2).under()).contains(questions.get(0).span());
    assertThat(questions.get(2).headings()).containsExactly("什么是提示学习？");
  }

  @Test
  void of_leaningQuestions_pointAtWhatTheyLeanOn() {
    String note =
        """
        # Transformer
        1. 如何估算训练时要消耗多少显存？
        2. 训练时瓶颈在哪里？
        3. 这些显存都用来存什么？
        4. 上面问题数据怎么构建的?
        5. 和Seq2Seq的区别
        6. 有没有用rlhf?怎么做的?
        7. alpha呢
        8. 你对这个收入的诉求是什么?
        9. 智能体这个你是怎么做的?
        """;

    assertThat(questions(note))
        .extracting(QuestionsTest::context)
        .containsExactly(
            "stands",
            "stands",
            "2 如何估算训练时要消耗多少显存？",
            "4 这些显存都用来存什么？",
            "1 Transformer",
            "stands",
            "7 有没有用rlhf?",
            "7 有没有用rlhf?怎么做的?",
            "unresolved",
            "stands");
  }

  @Test
  void of_leaningQuestionsInEnglish_pointBackToo() {
    String note =
        "- What is a KV cache?\n- Why does it help?\n- Is it possible to shard React?\n- Why?\n";

    assertThat(questions(note))
        .extracting(QuestionsTest::context)
        .containsExactly(
            "stands", "1 What is a KV cache?", "stands", "3 Is it possible to shard React?");
  }

  private static void assertQuestions(String note, String... lines) {
    assertThat(questions(note)).extracting(QuestionsTest::line).containsExactly(lines);
  }

  private static List<Question> questions(String text) {
    return Questions.of(new Note("a.md", text, ""));
  }

  private static String line(Question question) {
    return question.span().firstLine() + " " + status(question) + " " + question.text();
  }

  private static String status(Question question) {
    return question.status() instanceof Question.Listed ? "listed" : "answered";
  }

  private static String context(Question question) {
    return switch (question.context()) {
      case Question.Independent it -> "stands";
      case Question.Leaning it -> it.on().firstLine() + " " + it.text();
      case Question.Unresolved it -> "unresolved";
    };
  }
}

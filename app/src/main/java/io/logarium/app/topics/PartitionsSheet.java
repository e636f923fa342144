package io.logarium.app.topics;

import io.logarium.app.parts.CodeTabs;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.state.Notice;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.text.Texts;
import org.controlsfx.validation.ValidationSupport;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Adds partitions, and says what that does to the order of keys.
final class PartitionsSheet {
    private final Sheet sheet;
    private final Field total;

    PartitionsSheet(Desk desk, TopicFacts topic, Runnable close) {
        sheet = new Sheet(Texts.bind("partitions.title", topic.name()), close);
        int now = topic.partitions().size();
        total =
                new Field(
                        "partitions-total",
                        "partitions.total",
                        new ValidationSupport(),
                        text -> TopicChecks.morePartitions(text, now));
        var problem = new ProblemBox();
        var command = new CodeTabs("partitions-command");
        var add =
                Buttons.primary(
                        "partitions.do",
                        MaterialDesignP.PLUS,
                        () ->
                                desk.ask(
                                        client ->
                                                client.addPartitions(
                                                        topic.name(), number(total, now + 1)),
                                        count -> {
                                            sheet.close();
                                            desk.tell(
                                                    Notice.ok(
                                                            Texts.of(
                                                                    "partitions.done",
                                                                    topic.name(),
                                                                    count)));
                                        },
                                        problem::show));
        add.setId("partitions-do");
        total.input()
                .textProperty()
                .addListener((_, _, _) -> {
                    add.setDisable(!total.isValid());
                    command.show(
                            TopicSnippets.partitions(
                                    topic.name(),
                                    number(total, now + 1),
                                    desk.cluster().bootstrap()));
                });
        total.input().setText(Integer.toString(now + 1));
        sheet.content(
                Labels.bound(Texts.bind("partitions.now", now)),
                total,
                Sections.callout(Tint.WARN, Labels.prose("partitions.warning")),
                Labels.bound("code.same", "h3"),
                command,
                problem);
        sheet.buttons(add, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
    }

    private static int number(Field field, int otherwise) {
        return TopicChecks.whole(field.text()).orElse(otherwise);
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        total.input().requestFocus();
    }
}

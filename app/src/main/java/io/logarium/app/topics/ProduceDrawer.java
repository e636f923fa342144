package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterClient.Sent;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Segmented;
import io.logarium.app.text.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// Writes to a topic: one record, or a stream of them.
final class ProduceDrawer extends Drawer {
    private static final KeyCombination SEND =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination SEND_AND_FOLLOW =
            new KeyCodeCombination(
                    KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Desk desk;
    private final Runnable planChanged;
    private final Consumer<Sent> follow;
    private final SimpleStringProperty topicName;
    private final RecordForm form;
    private final RoutePanel route;
    private final GeneratorPane generator;
    private final FilePane file;
    private final HBox one;
    private final Segmented<Tab> tabs = new Segmented<>();
    private ClusterView view = ClusterView.EMPTY;

    private enum Tab {
        ONE,
        GENERATOR,
        FILE
    }

    /// @param planChanged the record in the form is another one
    /// @param follow shows the record that was sent
    ProduceDrawer(Desk desk, Runnable close, Runnable planChanged, Consumer<Sent> follow) {
        this(desk, close, planChanged, follow, new SimpleStringProperty(""));
    }

    private ProduceDrawer(
            Desk desk,
            Runnable close,
            Runnable planChanged,
            Consumer<Sent> follow,
            SimpleStringProperty topicName) {
        super(
                "producer",
                MaterialDesignU.UPLOAD,
                Bindings.createStringBinding(
                        () -> Texts.of("produce.title", topicName.get()),
                        topicName,
                        Texts.languageProperty()),
                close);
        this.desk = desk;
        this.planChanged = planChanged;
        this.follow = follow;
        this.topicName = topicName;
        setId("produce-drawer");
        route = new RoutePanel(this::send, this::sendAndFollow);
        form = new RecordForm(this::formChanged);
        generator = new GeneratorPane(desk);
        file = new FilePane(desk);
        tabs.with(Tab.ONE, "produce.one")
                .with(Tab.GENERATOR, "produce.generator")
                .with(Tab.FILE, "produce.file");
        tabs.getStyleClass().add("small");
        tabs.onChosen(this::show);
        head(tabs);
        headEnd(Labels.plain("client.id logarium-producer", "small", "muted"));
        one = new HBox(16, form, route);
        HBox.setHgrow(form, javafx.scene.layout.Priority.ALWAYS);
        one.setPadding(new Insets(10, 16, 10, 16));
        generator.setPadding(new Insets(10, 16, 10, 16));
        file.setPadding(new Insets(10, 16, 10, 16));
        showOne(true);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (SEND_AND_FOLLOW.match(event)) {
                        event.consume();
                        sendAndFollow();
                    } else if (SEND.match(event)) {
                        event.consume();
                        send();
                    }
                });
        Retold.with(
                this,
                () -> {
                    form.refresh();
                    generator.refresh();
                    file.refresh();
                    showRoute();
                });
    }

    /// One record, or the generator.
    void showOne(boolean oneRecord) {
        show(oneRecord ? Tab.ONE : Tab.GENERATOR);
    }

    /// The lines of a text file.
    FilePane showFile() {
        show(Tab.FILE);
        return file;
    }

    private void show(Tab tab) {
        tabs.choose(tab);
        body(
                switch (tab) {
                    case ONE -> one;
                    case GENERATOR -> generator;
                    case FILE -> file;
                });
    }

    /// The newest facts of the topic that it writes to.
    void show(TopicFacts topic, ClusterView newView) {
        view = newView;
        if (!topic.name().equals(topicName.get())) {
            topicName.set(topic.name());
            generator.topic(topic.name());
            file.topic(topic.name());
        }
        form.topic(topic);
        showRoute();
    }

    void pulse() {
        generator.pulse();
        file.pulse();
    }

    void choose(int partition) {
        showOne(true);
        form.choose(partition);
    }

    void focus() {
        form.focusKey();
    }

    RecordPlan plan() {
        return form.plan(topicName.get());
    }

    private void formChanged() {
        showRoute();
        planChanged.run();
    }

    private void showRoute() {
        view.topic(topicName.get())
                .ifPresent(topic ->
                        route.show(
                                Route.of(form.key(), form.partition(), topic, view),
                                topic.name(),
                                keyText()));
    }

    private String keyText() {
        return form.key() instanceof Payload.Text(var text) ? text : "";
    }

    boolean hasSent() {
        return route.hasSent();
    }

    void send() {
        send(_ -> {});
    }

    /// Sends the record and then looks at it on the tape.
    void sendAndFollow() {
        send(follow);
    }

    private void send(Consumer<Sent> then) {
        if (!route.canSend()) {
            return;
        }
        var plan = plan();
        route.sending();
        desk.ask(
                client -> client.send(plan),
                sent -> {
                    route.sent(sent);
                    then.accept(sent);
                },
                route::failed);
    }
}

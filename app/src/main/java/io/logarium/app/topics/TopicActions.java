package io.logarium.app.topics;

/// What can be done with the topic of now.
record TopicActions(TopicsScreen screen, Sheets sheets, TopicConfigs configs)
        implements TopicInspector.Actions {
    @Override
    public void produce() {
        screen.produce();
    }

    @Override
    public void consume() {
        screen.consume();
    }

    @Override
    public void addPartitions() {
        screen.topic().ifPresent(sheets::addPartitions);
    }

    @Override
    public void changeConfigs() {
        screen.topic().ifPresent(t -> sheets.configs(t, configs::ask));
    }

    @Override
    public void deleteRecords() {
        screen.topic().ifPresent(sheets::deleteRecords);
    }

    @Override
    public void delete() {
        screen.topic().ifPresent(t -> sheets.delete(t, screen::list));
    }
}

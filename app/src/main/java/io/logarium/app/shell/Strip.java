package io.logarium.app.shell;

import java.util.List;
import javafx.scene.Node;

/// What stands at the bottom of the window under all screens: the time machine.
public interface Strip {
    /// The strip itself.
    Node node();

    /// What is said above the screens while they show the past; not there else.
    Node banner();

    /// What holds the cluster or the view, in the header.
    Node controls();

    /// Open it tells more and is higher; closed it is one line.
    void open(boolean open);

    /// The window is narrow.
    void narrow(boolean narrow);

    /// What the palette offers of it, whichever screen is shown.
    List<Command> commands();
}

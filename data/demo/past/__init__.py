"""What happened before today: in the firms, to each young person, in prospection."""

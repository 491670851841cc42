"""What an organisation writes beside an answer, for itself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("scans", "0003_published_never_changes"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="comment",
            field=models.TextField(blank=True, default=""),
        ),
    ]
